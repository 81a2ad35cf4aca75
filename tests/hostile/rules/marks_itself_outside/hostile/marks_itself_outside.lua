-- SPDX-License-Identifier: MIT
-- A table as an error, with all that a reason has.

return rule {
  id = "hostile.marks_itself_outside", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error { zh = "不适用", en = "outside" }
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
