-- The school has made a report of self-diagnosis on its teaching within the last twelve months.
return rule {
  id       = "quality.self_diagnosis",
  title    = { zh = "教学诊断与改进报告", en = "Self-diagnosis of teaching" },
  clauses  = { "plan-2019:11" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return within(school.diagnosis_report_on, months_before(as_of, 12), as_of)
  end,

  examples = {
    { "made a year ago to the day", result = "pass", school = { diagnosis_report_on = "2018-03-22" } },
    { "a day later", result = "pass", school = { diagnosis_report_on = "2018-03-23" } },
    { "a day earlier", result = "fail", shortfall = 1, school = { diagnosis_report_on = "2018-03-21" } },
    { "made on the audit date", result = "pass", school = { diagnosis_report_on = "2019-03-22" } },
    { "made the day after", result = "fail", shortfall = 1, school = { diagnosis_report_on = "2019-03-23" } },
    { "on no record", result = "fail", school = {} },
    { "the day before the plan", result = "notapplicable", as_of = "2019-03-21", school = {} },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31", school = {} },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", school = {} },
  },
}
