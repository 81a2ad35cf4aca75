-- SPDX-License-Identifier: MIT
-- A file that returns something that only looks like a rule.
rule { id = "hostile.no_rule" }
return { id = "hostile.no_rule", check = function() return true end }
