-- SPDX-License-Identifier: MIT
-- A name that looks like a part of a number.

return rule {
  id = "hostile.name_in_a_number", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local students = 1
    return at_least(0xe+students, 100)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
