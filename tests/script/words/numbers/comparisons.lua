-- SPDX-License-Identifier: MIT
-- Comparisons in Lua, where what is missing ends the check.
return rule {
  id = "numbers.comparisons", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local s = school.students
    if s < 1 or s > 3 then return false end
    return s <= 2 and s >= 2 and s == 2 and not (s ~= 2)
  end,
  examples = {
    { "two", result = "pass", school = { students = 2 } },
    { "three", result = "fail", school = { students = 3 } },
    { "none", result = "fail", school = { students = 0 } },
    { "not known", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
