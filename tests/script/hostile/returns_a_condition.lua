-- SPDX-License-Identifier: MIT
-- error: the check returned no verdict
-- A condition instead of a verdict.

return rule {
  id = "hostile.returns_a_condition", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
