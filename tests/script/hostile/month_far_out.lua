-- SPDX-License-Identifier: MIT
-- error: 
-- A month beyond the calendar.

return rule {
  id = "hostile.month_far_out", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(month_of(as_of) + 1000000000000, month_of(as_of))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
