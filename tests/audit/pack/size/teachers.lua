-- SPDX-License-Identifier: MIT
-- A school has enough teachers.
return rule {
  id       = "size.teachers",
  title    = { zh = "教师人数", en = "Number of teachers" },
  clauses  = { "standard:2", "standard:3" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.teachers, limits.min_teachers)
  end,

  examples = {
    { "one of two", result = "fail", shortfall = 1, as_of = "2018-01-01", school = { teachers = { {} } } },
    { "two of two", result = "pass", as_of = "2018-01-01", school = { teachers = { {}, {} } } },
    { "two of three", result = "fail", shortfall = 1, as_of = "2019-01-01", school = { teachers = { {}, {} } } },
  },
}
