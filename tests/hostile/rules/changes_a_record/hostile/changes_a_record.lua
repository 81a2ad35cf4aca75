-- SPDX-License-Identifier: MIT
-- A record made better before it is judged.

return rule {
  id = "hostile.changes_a_record", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    school.students = 5000
    return at_least(school.students, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
