-- Every monthly report on the progress of enrolment that is due was submitted by its due date.
return rule {
  id       = "enrolment.monthly_report",
  title    = { zh = "按月报送招生进展", en = "Monthly enrolment reports on time" },
  clauses  = { "plan-2019:14" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return none(school.enrolment_reports:where {
      due_on       = at_most(as_of),
      submitted_on = except(at_most(field "due_on")),
    })
  end,

  examples = {
    { "submitted on the due date", result = "pass",
      school = { enrolment_reports = { { due_on = "2019-02-28", submitted_on = "2019-02-28" } } } },
    { "submitted the day before", result = "pass",
      school = { enrolment_reports = { { due_on = "2019-02-28", submitted_on = "2019-02-27" } } } },
    { "submitted the day after", result = "fail", shortfall = 1,
      school = { enrolment_reports = { { due_on = "2019-02-28", submitted_on = "2019-03-01" } } } },
    { "due on the audit date and not submitted", result = "fail", shortfall = 1,
      school = { enrolment_reports = { { due_on = "2019-03-22" } } } },
    { "due the day after", result = "pass", school = { enrolment_reports = { { due_on = "2019-03-23" } } } },
    { "due date not known", result = "unknown", missing = { "enrolment_report.due_on" },
      school = { enrolment_reports = { { submitted_on = "2019-02-28" } } } },
    { "no report due", result = "pass", school = { enrolment_reports = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      school = { enrolment_reports = { { due_on = "2019-02-28" } } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { enrolment_reports = { { due_on = "2019-02-28" } } } },
  },
}
