-- SPDX-License-Identifier: MIT
-- error: 
-- A date before the calendar.

return rule {
  id = "hostile.date_far_back", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(date "0001-01-01" - 5000000000, date "2019-01-01")
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
