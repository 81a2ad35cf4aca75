-- SPDX-License-Identifier: MIT
-- per, at least: how much of the first is missing at today's second.
return rule {
  id = "verdicts.per_at_least", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(per(school.area_m2, school.students), 10) end,
  examples = {
    { "at the line", result = "pass", actual = "20/2", margin = 0, school = { area_m2 = 20, students = 2 } },
    { "above", result = "pass", margin = 5, school = { area_m2 = 35.5, students = 3 } },
    { "below", result = "fail", shortfall = 1, school = { area_m2 = 29.5, students = 3 } },
    { "far below", result = "fail", shortfall = 30, school = { area_m2 = 0, students = 3 } },
    { "for nobody", result = "pass", actual = "5/0", school = { area_m2 = 5, students = 0 } },
  },
}
