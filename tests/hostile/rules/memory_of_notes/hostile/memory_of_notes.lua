-- SPDX-License-Identifier: MIT
-- Lists of what lacks, joined for ever.

return rule {
  id = "hostile.memory_of_notes", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local a = school.students + school.boarders + school.new_students + school.graduates + school.books
    local b = a + school.guards + school.computers
    while true do local c = a + b end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
