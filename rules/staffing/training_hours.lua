-- Every full-time teacher has had the hours of training in five years that are asked for.
local full_time = filter { employment = "full_time" }
local trained   = { employment = "full_time", training_hours_5y = 360 }

return rule {
  id       = "staffing.training_hours",
  title    = { zh = "专任教师五年培训学时", en = "Training hours of full-time teachers" },
  clauses  = { "teacher-training:hours" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return every(school.teachers:where(full_time), { training_hours_5y = at_least(limits.min_training_hours) })
  end,

  examples = {
    { "360 hours each", result = "pass", school = { teachers = { { 10, trained } } } },
    { "one of 361 hours", result = "pass",
      school = { teachers = { { 9, trained }, { 1, trained, { training_hours_5y = 361 } } } } },
    { "one of 359 hours", result = "fail", shortfall = 1, evidence_count = 1,
      school = { teachers = { { 9, trained }, { 1, trained, { training_hours_5y = 359 } } } } },
    { "a part-time teacher of 359 hours", result = "pass",
      school = { teachers = { { 9, trained }, { 1, { employment = "part_time", training_hours_5y = 359 } } } } },
    { "hours of one not known", result = "unknown", missing = { "teacher.training_hours_5y" },
      school = { teachers = { { 9, trained }, { 1, trained, { training_hours_5y = unknown } } } } },
    { "hours of a part-time teacher not known", result = "pass",
      school = { teachers = { { 9, trained }, { 1, { employment = "part_time" } } } } },
    { "not known whether one of 359 hours is full-time", result = "unknown", missing = { "teacher.employment" },
      school = { teachers = { { 9, trained }, { 1, { training_hours_5y = 359 } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "on the first day", result = "fail", shortfall = 1, as_of = "2011-01-01",
      school = { teachers = { { 1, trained, { training_hours_5y = 359 } } } } },
    { "the day before", result = "notapplicable", as_of = "2010-12-31",
      school = { teachers = { { 1, trained, { training_hours_5y = 359 } } } } },
  },
}
