-- SPDX-License-Identifier: MIT
-- example: 
-- So many templates for one row.
local many = { 1 }
for i = 1, 100000 do insert(many, { hours = 1 }) end

return rule {
  id = "hostile.template_bomb", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(school.teachers, 0)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "fail", school = { newly_built = true, teachers = { many } } },
  },
}
