-- SPDX-License-Identifier: MIT
-- at_most: a number not above its line.
return rule {
  id = "numbers.at_most", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(school.students, 2) end,
  examples = {
    { "below", result = "pass", margin = 2, school = { students = 0 } },
    { "at the line", result = "pass", margin = 0, school = { students = 2 } },
    { "above", result = "fail", shortfall = 2, actual = "4", required = "2", school = { students = 4 } },
    { "not known", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
