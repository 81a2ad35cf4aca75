-- SPDX-License-Identifier: MIT
-- example: 0 to 100000 rows
-- More rows than there may be, in parts.
local many = {}
for i = 1, 20 do insert(many, { 100000, {} }) end

return rule {
  id = "hostile.row_bombs", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { hours = 4 })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", school = { newly_built = true, teachers = many } },
  },
}
