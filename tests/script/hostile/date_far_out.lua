-- SPDX-License-Identifier: MIT
-- error: 
-- A date beyond the calendar.

return rule {
  id = "hostile.date_far_out", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(date "9999-12-31" + 1000000000000, date "2019-01-01")
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
