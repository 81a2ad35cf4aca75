-- SPDX-License-Identifier: MIT
-- An error that is not UTF-8, in every format.

return rule {
  id = "hostile.no_text_in_an_error", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error("\xFF\xFE")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
