-- SPDX-License-Identifier: MIT
-- example: 
-- A function in place of a field.

return rule {
  id = "hostile.example_of_functions", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", school = { newly_built = true, students = function() end } },
  },
}
