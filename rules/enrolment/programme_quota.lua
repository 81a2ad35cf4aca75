-- A programme takes in no more new students than its quota.
return rule {
  id       = "enrolment.programme_quota",
  title    = { zh = "专业招生数不超分专业计划", en = "Intake within the programme's quota" },
  clauses  = { "enrolment-2014:plan" },
  severity = "minor",
  subject  = "programme",

  check = function(programme)
    return at_most(programme.new_students, programme.quota)
  end,

  examples = {
    { "as many as the quota", result = "pass", programme = { new_students = 40, quota = 40 } },
    { "one fewer", result = "pass", programme = { new_students = 39, quota = 40 } },
    { "one too many", result = "fail", shortfall = 1, programme = { new_students = 41, quota = 40 } },
    { "quota not known", result = "unknown", missing = { "programme.quota" }, programme = { new_students = 40 } },
    { "intake not known", result = "unknown", missing = { "programme.new_students" }, programme = { quota = 40 } },
    { "no quota and one taken in", result = "fail", shortfall = 1, programme = { new_students = 1, quota = 0 } },
    { "on the notice's first day", result = "fail", shortfall = 1, as_of = "2014-09-15",
      programme = { new_students = 41, quota = 40 } },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      programme = { new_students = 41, quota = 40 } },
    { "no intake is within any quota", result = "pass", programme = { new_students = 0 } },
  },
}
