-- The school takes in no more new students than its enrolment plan allows.
return rule {
  id       = "enrolment.within_plan",
  title    = { zh = "招生数不超招生计划", en = "Intake within the plan" },
  clauses  = { "plan-2019:14-cap" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return at_most(school.new_students, school.enrolment_plan)
  end,

  examples = {
    { "as many as planned", result = "pass", school = { new_students = 400, enrolment_plan = 400 } },
    { "one fewer", result = "pass", school = { new_students = 399, enrolment_plan = 400 } },
    { "one too many", result = "fail", shortfall = 1, school = { new_students = 401, enrolment_plan = 400 } },
    { "plan not known", result = "unknown", missing = { "school.enrolment_plan" }, school = { new_students = 400 } },
    { "intake not known", result = "unknown", missing = { "school.new_students" },
      school = { enrolment_plan = 400 } },
    { "nobody planned and one taken in", result = "fail", shortfall = 1,
      school = { new_students = 1, enrolment_plan = 0 } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { new_students = 401, enrolment_plan = 400 } },
    { "no intake is within any plan", result = "pass", school = { new_students = 0, enrolment_plan = unknown } },
  },
}
