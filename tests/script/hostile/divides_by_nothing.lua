-- SPDX-License-Identifier: MIT
-- error: a division by zero
-- By a value that is zero.

return rule {
  id = "hostile.divides_by_nothing", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(1 / (count(school.teachers) - 3), 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
