-- SPDX-License-Identifier: MIT
-- error: a date is wanted here
-- A day that there is not.

return rule {
  id = "hostile.no_date", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(date "2019-02-30", as_of)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
