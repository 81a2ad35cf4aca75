-- SPDX-License-Identifier: MIT
-- per, at most: how many more of the second are needed.
return rule {
  id = "verdicts.per_at_most", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(per(school.students, school.teachers), 2) end,
  examples = {
    { "at the line", result = "pass", actual = "4/2", required = "2", margin = 0, school = { students = 4, teachers = { { 2, {} } } } },
    { "below", result = "pass", actual = "2/3", margin = 2, school = { students = 2, teachers = { { 3, {} } } } },
    { "above", result = "fail", actual = "3/1", shortfall = 1, school = { students = 3, teachers = { {} } } },
    { "for nobody", result = "fail", actual = "4/0", shortfall = 2, school = { students = 4 } },
    { "none for nobody", result = "notapplicable", school = { students = 0 } },
  },
}
