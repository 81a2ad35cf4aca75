-- SPDX-License-Identifier: MIT
-- Arithmetic on texts, which Lua itself would do.

return rule {
  id = "hostile.numbers_as_texts", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least("10" + 5, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
