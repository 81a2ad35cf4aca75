-- SPDX-License-Identifier: MIT
-- A measure that is not UTF-8, with a zero in it.

return rule {
  id = "hostile.no_text_measured", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return equal("\xFF\0hidden", "a")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
