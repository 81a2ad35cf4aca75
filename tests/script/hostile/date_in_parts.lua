-- SPDX-License-Identifier: MIT
-- error: 
-- Half a day.

return rule {
  id = "hostile.date_in_parts", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(date "2019-01-01" + 0.5, date "2019-01-01")
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
