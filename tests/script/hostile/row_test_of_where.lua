-- SPDX-License-Identifier: MIT
-- error: 
-- Its own method as a row test.

return rule {
  id = "hostile.row_test_of_where", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where(school.teachers.where))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
