-- SPDX-License-Identifier: MIT
-- More clauses than a result has room for.
local clauses = {}
for i = 1, 17 do clauses[i] = "safety-wuhan-2011:15" end
return rule {
  id = "hostile.seventeen_clauses", title = { zh = "攻击", en = "An attack" }, clauses = clauses, severity = "note",
  subject = "school", check = function() return true end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
