-- Every course of a programme is taught for at least the class hours that are planned for it.
local in_full = filter { taught_hours = at_least(field "planned_hours") }
local full    = { planned_hours = 144, taught_hours = 144 }

return rule {
  id       = "curriculum.hours_taught",
  title    = { zh = "各门课程学时开足", en = "Courses taught in full" },
  clauses  = { "plan-2019:6" },
  severity = "major",
  subject  = "programme",

  check = function(programme)
    return every(programme.courses, in_full)
  end,

  examples = {
    { "as many hours as planned", result = "pass", programme = { courses = { { 3, full } } } },
    { "an hour more", result = "pass", programme = { courses = { { 1, full, { taught_hours = 145 } } } } },
    { "an hour fewer in one course", result = "fail", shortfall = 1, evidence_count = 1,
      programme = { courses = { { 3, full }, { 1, full, { taught_hours = 143 } } } } },
    { "fewer in two, which more in others does not make up for", result = "fail", shortfall = 2, evidence_count = 2,
      programme = { courses = { { 3, full, { taught_hours = 200 } }, { 1, full, { taught_hours = 143 } },
                                { 1, full, { taught_hours = 0 } } } } },
    { "taught hours not known", result = "unknown", missing = { "course.taught_hours" },
      programme = { courses = { { 3, full }, { 1, full, { taught_hours = unknown } } } } },
    { "planned hours not known", result = "unknown", missing = { "course.planned_hours" },
      programme = { courses = { { 3, full }, { 1, full, { planned_hours = unknown } } } } },
    { "taught hours not known where none are planned", result = "pass",
      programme = { courses = { { planned_hours = 0 } } } },
    { "not known of one, and an hour fewer in another", result = "fail", shortfall = 1, evidence_count = 1,
      programme = { courses = { { 1, full, { taught_hours = unknown } }, { 1, full, { taught_hours = 143 } } } } },
    { "no courses", result = "pass", programme = { courses = {} } },
    { "the day before the plan", result = "notapplicable", as_of = "2019-03-21",
      programme = { courses = { { 1, full, { taught_hours = 143 } } } } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      programme = { courses = { { 1, full, { taught_hours = 143 } } } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      programme = { courses = { { 1, full, { taught_hours = 143 } } } } },
  },
}
