-- SPDX-License-Identifier: MIT
-- error: not a year
-- A day in the year 0.

return rule {
  id = "hostile.day_in_no_year", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_most(as_of, limits.deadline:in_year(0))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
