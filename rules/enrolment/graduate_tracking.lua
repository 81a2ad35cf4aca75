-- The school keeps track of nearly all of its graduates.
return rule {
  id       = "enrolment.graduate_tracking",
  title    = { zh = "毕业生跟踪调查比例", en = "Share of graduates tracked" },
  clauses  = { "plan-2019:14" },
  severity = "note",
  subject  = "school",

  check = function(school, limits)
    return at_least(share(school.graduates_tracked, school.graduates), limits.min_tracked_share)
  end,

  examples = {
    { "ninety-five of a hundred", result = "pass", school = { graduates = 100, graduates_tracked = 95 } },
    { "one more", result = "pass", school = { graduates = 100, graduates_tracked = 96 } },
    { "one fewer", result = "fail", shortfall = 1, actual = "94/100",
      school = { graduates = 100, graduates_tracked = 94 } },
    { "nineteen of twenty", result = "pass", school = { graduates = 20, graduates_tracked = 19 } },
    { "eighteen of nineteen", result = "fail", shortfall = 1, school = { graduates = 19, graduates_tracked = 18 } },
    { "number tracked not known", result = "unknown", missing = { "school.graduates_tracked" },
      school = { graduates = 100 } },
    { "number of graduates not known", result = "unknown", missing = { "school.graduates" },
      school = { graduates_tracked = 95 } },
    { "no graduates", result = "notapplicable", school = { graduates = 0, graduates_tracked = 0 } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      school = { graduates = 100, graduates_tracked = 50 } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { graduates = 100, graduates_tracked = 50 } },
  },
}
