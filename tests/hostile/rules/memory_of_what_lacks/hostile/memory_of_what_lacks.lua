-- SPDX-License-Identifier: MIT
-- Numbers that are not known, added for ever: each sum notes why.

return rule {
  id = "hostile.memory_of_what_lacks", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    while true do local all = school.students + school.boarders + school.books + school.guards end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
