-- SPDX-License-Identifier: MIT
-- error: a date is wanted here
-- The year of a flag.

return rule {
  id = "hostile.year_of_nothing", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(year_of(school.newly_built), 2019)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
