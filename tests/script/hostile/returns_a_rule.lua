-- SPDX-License-Identifier: MIT
-- error: the check returned no verdict
-- A rule instead of a verdict.

return rule {
  id = "hostile.returns_a_rule", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return rule { check = function() return true end }
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
