-- A private school has published an audit of its accounts within the last twelve months.
return rule {
  id       = "private.audit",
  title    = { zh = "公布年度财务审计结果", en = "Yearly audit published" },
  clauses  = { "private-2018:39" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return within(school.audit_published_on, months_before(as_of, 12), as_of)
  end,

  examples = {
    { "twelve months ago to the day", result = "pass",
      school = { ownership = "private", audit_published_on = "2018-03-22" } },
    { "the day before that", result = "fail", shortfall = 1,
      school = { ownership = "private", audit_published_on = "2018-03-21" } },
    { "the day after it", result = "pass", school = { ownership = "private", audit_published_on = "2018-03-23" } },
    { "on the audit date", result = "pass", school = { ownership = "private", audit_published_on = "2019-03-22" } },
    { "the day after the audit date", result = "fail", shortfall = 1,
      school = { ownership = "private", audit_published_on = "2019-03-23" } },
    { "never", result = "fail", school = { ownership = "private" } },
    { "never, not known whether private", result = "unknown", missing = { "school.ownership" },
      school = { ownership = unknown } },
    { "in time, not known whether private", result = "unknown", missing = { "school.ownership" },
      school = { ownership = unknown, audit_published_on = "2019-03-22" } },
    { "a public school", result = "notapplicable", school = {} },
    { "on the law's first day", result = "fail", as_of = "2018-12-29", school = { ownership = "private" } },
    { "the day before it", result = "notapplicable", as_of = "2018-12-28", school = { ownership = "private" } },
  },
}
