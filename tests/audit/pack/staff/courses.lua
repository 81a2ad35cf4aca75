-- SPDX-License-Identifier: MIT
-- A teacher holds at most 20 courses.
return rule {
  id       = "staff.courses",
  title    = { zh = "授课门数", en = "Courses held" },
  clauses  = { "standard:1" },
  severity = "minor",
  subject  = "teacher",

  check = function(teacher)
    return at_most(teacher.courses, 20)
  end,

  examples = {
    { "one too many", result = "fail", teacher = { courses = 21 } },
    { "twenty", result = "pass", teacher = { courses = 20 } },
  },
}
