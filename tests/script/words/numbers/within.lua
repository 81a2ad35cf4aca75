-- SPDX-License-Identifier: MIT
-- within: a number between two lines, both counted in.
return rule {
  id = "numbers.within", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return within(school.students, 1, 3) end,
  examples = {
    { "the lower line", result = "pass", required = "1..3", school = { students = 1 } },
    { "the upper line", result = "pass", school = { students = 3 } },
    { "below", result = "fail", shortfall = 1, actual = "0", school = { students = 0 } },
    { "above", result = "fail", shortfall = 1, actual = "4", school = { students = 4 } },
    { "not known", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
