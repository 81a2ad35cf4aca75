-- SPDX-License-Identifier: MIT
-- example: 
-- A long list of what is missing.
local many = {}
for i = 1, 64 do insert(many, "teacher.hours") end

return rule {
  id = "hostile.many_missing", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", missing = many, school = { newly_built = true } },
  },
}
