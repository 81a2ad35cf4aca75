-- SPDX-License-Identifier: MIT
-- A school has at least 1200 students.
return rule {
  id       = "size.students",
  title    = { zh = "在校生规模", en = "Number of students" },
  clauses  = { "standard-2010:6" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.students, limits.min_students)
  end,

  examples = {
    { "one too few", result = "fail", shortfall = 1, school = { students = 1199 } },
    { "just enough", result = "pass", school = { students = 1200 } },
    { "not known", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
