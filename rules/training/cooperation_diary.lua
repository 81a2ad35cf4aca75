-- Every cooperation with an enterprise keeps a diary of its activities.
local kept = filter { diary_entries = at_least(1) }

return rule {
  id       = "training.cooperation_diary",
  title    = { zh = "校企合作活动日志", en = "Cooperation diary kept" },
  clauses  = { "plan-2019:7" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return every(school.cooperations, kept)
  end,

  examples = {
    { "one entry", result = "pass", school = { cooperations = { { diary_entries = 1 } } } },
    { "two entries", result = "pass", school = { cooperations = { { diary_entries = 2 } } } },
    { "no entry", result = "fail", shortfall = 1, school = { cooperations = { { diary_entries = 0 } } } },
    { "one of two without an entry", result = "fail", shortfall = 1, evidence_count = 1,
      school = { cooperations = { { diary_entries = 12 }, { diary_entries = 0 } } } },
    { "entries not known", result = "unknown", missing = { "cooperation.diary_entries" },
      school = { cooperations = { { diary_entries = 12 }, {} } } },
    { "one without an entry and one not known", result = "fail",
      school = { cooperations = { { diary_entries = 0 }, {} } } },
    { "no cooperation", result = "pass", school = { cooperations = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      school = { cooperations = { { diary_entries = 0 } } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { cooperations = { { diary_entries = 0 } } } },
  },
}
