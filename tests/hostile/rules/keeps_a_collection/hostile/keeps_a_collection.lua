-- SPDX-License-Identifier: MIT
-- The teachers of one school, counted for another.
local kept

return rule {
  id = "hostile.keeps_a_collection", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    local before = kept or school.teachers
    kept = school.teachers
    return at_least(count(before), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
