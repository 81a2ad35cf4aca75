-- SPDX-License-Identifier: MIT
-- example: 
-- A record that refers to itself.
local own = {}
own.mentor = own

return rule {
  id = "hostile.endless_example", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(school.teachers, 0)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", school = { newly_built = true, teachers = { own } } },
  },
}
