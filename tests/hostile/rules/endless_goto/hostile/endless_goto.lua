-- SPDX-License-Identifier: MIT
-- A jump back without end.

return rule {
  id = "hostile.endless_goto", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    ::again:: goto again
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
