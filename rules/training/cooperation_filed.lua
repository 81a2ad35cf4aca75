-- Every cooperation with an enterprise rests on an agreement that has been signed and filed.
local settled = filter { agreement_on = done, filed_on = done }

return rule {
  id       = "training.cooperation_filed",
  title    = { zh = "校企合作协议已签订并备案", en = "Cooperation agreed and filed" },
  clauses  = { "plan-2019:7", "plan-2019:15" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.cooperations, settled)
  end,

  examples = {
    { "agreed and filed", result = "pass",
      school = { cooperations = { { agreement_on = "2018-09-01", filed_on = "2018-09-20" } } } },
    { "agreed and not filed", result = "fail", shortfall = 1,
      school = { cooperations = { { agreement_on = "2018-09-01" } } } },
    { "filed without an agreement", result = "fail", shortfall = 1,
      school = { cooperations = { { filed_on = "2018-09-20" } } } },
    { "two of three with neither", result = "fail", shortfall = 2, evidence_count = 2,
      school = { cooperations = { { agreement_on = "2018-09-01", filed_on = "2018-09-20" }, { 2, {} } } } },
    { "no cooperation", result = "pass", school = { cooperations = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31", school = { cooperations = { {} } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", school = { cooperations = { {} } } },
  },
}
