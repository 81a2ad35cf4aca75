-- SPDX-License-Identifier: MIT
-- error: a filter is written
-- A word as a row test that is none.

return rule {
  id = "hostile.row_test_that_is_none", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where(5))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
