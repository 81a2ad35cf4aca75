-- SPDX-License-Identifier: MIT
-- An error that is cut where a character stands.

return rule {
  id = "hostile.cuts_a_character", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error("a" .. "中中中中中中中中中中中中中中中中中中中中中中中中")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
