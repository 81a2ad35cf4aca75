-- SPDX-License-Identifier: MIT
-- + - * / // and the minus sign are exact.
return rule {
  id = "numbers.arithmetic", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local s = school.students
    return equal((s + 1) * 3 - s / 3 - -1 + s // 2, 16)
  end,
  examples = {
    { "of three", result = "fail", actual = "13", school = { students = 3 } },
    { "of four", result = "fail", actual = "50/3", school = { students = 4 } },
    { "of nothing", result = "fail", actual = "4", school = { students = 0 } },
    { "not known", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
