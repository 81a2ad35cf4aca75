-- SPDX-License-Identifier: MIT
-- at_least: a number not below its line; what is short is the difference.
return rule {
  id = "numbers.at_least", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.students, 3) end,
  examples = {
    { "above", result = "pass", actual = "4", required = "3", margin = 1, school = { students = 4 } },
    { "at the line", result = "pass", actual = "3", margin = 0, school = { students = 3 } },
    { "below", result = "fail", actual = "2", required = "3", shortfall = 1, school = { students = 2 } },
    { "far below", result = "fail", shortfall = 3, school = { students = 0 } },
    { "not known", result = "unknown", missing = { "school.students" }, required = "3", school = {} },
    { "said to be unknown", result = "unknown", missing = { "school.students" }, school = { students = unknown } },
  },
}
