-- SPDX-License-Identifier: MIT
-- An error that would clear the terminal and paint it.

return rule {
  id = "hostile.paints_the_terminal", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error("\27[2J\27[31mall pass\7\r\n\155")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
