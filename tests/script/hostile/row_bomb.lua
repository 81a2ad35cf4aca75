-- SPDX-License-Identifier: MIT
-- example: 0 to 100000 rows
-- More rows than there may be.

return rule {
  id = "hostile.row_bomb", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(school.teachers, 0)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", school = { newly_built = true, teachers = { { 1000000000, {} } } } },
  },
}
