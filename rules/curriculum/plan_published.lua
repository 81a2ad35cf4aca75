-- The plan of every programme has been published.
return rule {
  id       = "curriculum.plan_published",
  title    = { zh = "人才培养方案向社会公布", en = "Programme plan published" },
  clauses  = { "programme-plan-2019:published" },
  severity = "minor",
  subject  = "programme",

  check = function(programme)
    return at_most(programme.plan_published_on, as_of)
  end,

  examples = {
    { "published on the audit date", result = "pass", as_of = "2019-09-01",
      programme = { plan_published_on = "2019-09-01" } },
    { "published years ago", result = "pass", as_of = "2019-09-01", programme = { plan_published_on = "2016-07-01" } },
    { "published the day after", result = "fail", shortfall = 1, as_of = "2019-09-01",
      programme = { plan_published_on = "2019-09-02" } },
    { "not published on the guidance's first day", result = "fail", as_of = "2019-06-05", programme = {} },
    { "not published the day before", result = "notapplicable", as_of = "2019-06-04", programme = {} },
  },
}
