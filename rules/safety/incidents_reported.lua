-- Every incident is reported within the days that the city sets, and its papers are filed.
local reported = { occurred_on = "2018-11-06", reported_on = "2018-11-07", filed = true }
local silent   = { occurred_on = "2018-11-06", filed = true }

return rule {
  id       = "safety.incidents_reported",
  title    = { zh = "安全事故按时上报并归档", en = "Incidents reported in time and filed" },
  clauses  = { "plan-2019:18" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local days = limits.max_report_days
    local due  = school.incidents:where { occurred_on = less_than(as_of - days) }
    return every(due, function(incident)
      return incident.filed and incident.reported_on and incident.reported_on <= incident.occurred_on + days
    end)
  end,

  examples = {
    { "reported the day after", result = "pass", school = { incidents = { { 3, reported } } } },
    { "reported on the day", result = "pass",
      school = { incidents = { { 1, reported, { reported_on = "2018-11-06" } } } } },
    { "reported after two days", result = "fail", shortfall = 1, evidence_count = 1,
      school = { incidents = { { 3, reported }, { 1, reported, { reported_on = "2018-11-08" } } } } },
    { "never reported", result = "fail", shortfall = 2, evidence_count = 2,
      school = { incidents = { { 3, reported }, { 2, silent } } } },
    { "reported and not filed", result = "fail", shortfall = 1,
      school = { incidents = { { 1, reported, { filed = false } } } } },
    { "on the day before the audit and not reported yet", result = "pass",
      school = { incidents = { { 1, silent, { occurred_on = "2019-03-21" } } } } },
    { "on the day before the audit, reported and not filed yet", result = "pass",
      school = { incidents = { { occurred_on = "2019-03-21", reported_on = "2019-03-21", filed = false } } } },
    { "two days before the audit and not reported", result = "fail", shortfall = 1,
      school = { incidents = { { 1, silent, { occurred_on = "2019-03-20" } } } } },
    { "not known whether one is filed", result = "unknown", missing = { "incident.filed" },
      school = { incidents = { { 3, reported }, { 1, reported, { filed = unknown } } } } },
    { "not known whether a silent one is filed", result = "fail", shortfall = 1,
      school = { incidents = { { 1, silent, { filed = unknown } } } } },
    { "day of one not known", result = "unknown", missing = { "incident.occurred_on" },
      school = { incidents = { { 1, reported, { occurred_on = unknown } } } } },
    { "day of one not known, and another was never reported", result = "fail", shortfall = 1,
      school = { incidents = { { 1, silent }, { 1, reported, { occurred_on = unknown } } } } },
    { "no incident", result = "pass", school = { incidents = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      school = { incidents = { silent } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", school = { incidents = { silent } } },
    { "before the plan", result = "notapplicable", as_of = "2019-03-21", school = { incidents = { silent } } },
  },
}
