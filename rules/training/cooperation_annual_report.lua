-- Every cooperation that is older than a year has reported its statistics within the last year.
return rule {
  id       = "training.cooperation_annual_report",
  title    = { zh = "校企合作统计年报", en = "Cooperation reported every year" },
  clauses  = { "plan-2019:7" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    local year_ago = months_before(as_of, 12)
    return none(school.cooperations:where {
      agreement_on     = less_than(year_ago),
      annual_report_on = except(within(year_ago, as_of)),
    })
  end,

  examples = {
    { "reported a year ago to the day", result = "pass",
      school = { cooperations = { { agreement_on = "2015-09-01", annual_report_on = "2018-03-22" } } } },
    { "reported the day before that", result = "fail", shortfall = 1,
      school = { cooperations = { { agreement_on = "2015-09-01", annual_report_on = "2018-03-21" } } } },
    { "reported on the audit date", result = "pass",
      school = { cooperations = { { agreement_on = "2015-09-01", annual_report_on = "2019-03-22" } } } },
    { "never reported", result = "fail", shortfall = 1, evidence_count = 1,
      school = { cooperations = { { agreement_on = "2015-09-01" },
                                  { agreement_on = "2015-09-01", annual_report_on = "2019-01-31" } } } },
    { "a year old to the day", result = "pass", school = { cooperations = { { agreement_on = "2018-03-22" } } } },
    { "a day older than a year", result = "fail", shortfall = 1,
      school = { cooperations = { { agreement_on = "2018-03-21" } } } },
    { "no agreement, so of no age", result = "pass", school = { cooperations = { {} } } },
    { "no cooperation", result = "pass", school = { cooperations = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      school = { cooperations = { { agreement_on = "2015-09-01" } } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { cooperations = { { agreement_on = "2015-09-01" } } } },
  },
}
