-- SPDX-License-Identifier: MIT
-- example: 
-- A number beyond the field's.

return rule {
  id = "hostile.example_out_of_range", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", school = { newly_built = true, students = 5 } },
  },
}
