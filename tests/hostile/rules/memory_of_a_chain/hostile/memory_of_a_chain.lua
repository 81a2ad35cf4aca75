-- SPDX-License-Identifier: MIT
-- A filter of a hundred thousand conditions: each holds all before it.

return rule {
  id = "hostile.memory_of_a_chain", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local rows = school.teachers
    for i = 1, 100000 do rows = rows:where { name = other_than("a" .. i) } end
    return at_least(count(rows), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
