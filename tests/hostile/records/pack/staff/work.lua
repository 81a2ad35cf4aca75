-- SPDX-License-Identifier: MIT
-- A teacher holds at most 20 courses and 40.5 hours.
return rule {
  id       = "staff.work",
  title    = { zh = "授课", en = "A teacher holds at most 20 courses and 40.5 hours" },
  clauses  = { "standard:2" },
  severity = "minor",
  subject  = "teacher",

  check = function(teacher)
    return all_of { at_most(teacher.courses, 20), at_most(teacher.hours, 40.5), includes(teacher.tasks, { "lab" }) }
  end,

  examples = {
    { "a course too many", result = "fail", teacher = { courses = 21, hours = 1, tasks = "lab" } },
    { "all is well", result = "pass", teacher = { courses = 20, hours = 40.5, tasks = "class,lab" } },
  },
}
