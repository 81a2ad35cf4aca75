-- SPDX-License-Identifier: MIT
-- A share of the one school's teachers in another collection.

return rule {
  id = "hostile.part_of_another", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(share(school.teachers, school.programmes), 0)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
