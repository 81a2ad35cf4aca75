-- The school has published a quality report within the last twelve months.
return rule {
  id       = "quality.annual_report",
  title    = { zh = "发布年度质量报告", en = "Yearly quality report published" },
  clauses  = { "plan-2019:8" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return within(school.quality_report_published_on, months_before(as_of, 12), as_of)
  end,

  examples = {
    { "published a year ago to the day", result = "pass", school = { quality_report_published_on = "2018-03-22" } },
    { "a day later", result = "pass", school = { quality_report_published_on = "2018-03-23" } },
    { "a day earlier", result = "fail", shortfall = 1, school = { quality_report_published_on = "2018-03-21" } },
    { "published on the audit date", result = "pass", school = { quality_report_published_on = "2019-03-22" } },
    { "published the day after", result = "fail", shortfall = 1,
      school = { quality_report_published_on = "2019-03-23" } },
    { "on no record", result = "fail", required = "2018-03-22..2019-03-22", school = {} },
    { "the day before the plan", result = "notapplicable", as_of = "2019-03-21", school = {} },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31", school = {} },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", school = {} },
  },
}
