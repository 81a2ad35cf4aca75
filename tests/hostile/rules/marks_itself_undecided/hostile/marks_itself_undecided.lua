-- SPDX-License-Identifier: MIT
-- What the engine itself raises when something is not known, imitated.

return rule {
  id = "hostile.marks_itself_undecided", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error(unknown)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
