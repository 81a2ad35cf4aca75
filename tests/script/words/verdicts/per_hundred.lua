-- SPDX-License-Identifier: MIT
-- per with a scale: for each hundred.
return rule {
  id = "verdicts.per_hundred", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(per(school.seats, school.students, 100), 75) end,
  examples = {
    { "at the line", result = "pass", actual = "75", margin = 0, school = { seats = 3, students = 4 } },
    { "below", result = "fail", actual = "50", shortfall = 1, school = { seats = 2, students = 4 } },
    { "a third", result = "fail", actual = "100/3", shortfall = 2, school = { seats = 1, students = 3 } },
  },
}
