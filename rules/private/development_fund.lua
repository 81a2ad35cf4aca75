-- A private school puts at least a tenth of the year's gain into a development fund.
return rule {
  id       = "private.development_fund",
  title    = { zh = "发展基金提取比例", en = "Development fund" },
  clauses  = { "private-2021:46" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.development_fund_rate, limits.min_development_fund_rate)
  end,

  examples = {
    { "a tenth", result = "pass", as_of = "2021-09-01",
      school = { ownership = "private", development_fund_rate = 0.10 } },
    { "eleven hundredths", result = "pass", as_of = "2021-09-01",
      school = { ownership = "private", development_fund_rate = 0.11 } },
    { "nine hundredths", result = "fail", as_of = "2021-09-01",
      school = { ownership = "private", development_fund_rate = 0.09 } },
    { "9.97 % does not round up", result = "fail", as_of = "2021-09-01",
      school = { ownership = "private", development_fund_rate = 0.0997 } },
    { "rate not known", result = "unknown", missing = { "school.development_fund_rate" }, as_of = "2021-09-01",
      school = { ownership = "private" } },
    { "rate not known in a public school", result = "notapplicable", as_of = "2021-09-01", school = {} },
    { "nothing put aside by a public school", result = "notapplicable", as_of = "2021-09-01",
      school = { development_fund_rate = 0 } },
    { "nothing put aside, the day before the regulations", result = "notapplicable", as_of = "2021-08-31",
      school = { ownership = "private", development_fund_rate = 0 } },
  },
}
