-- In a vocational high school every student has an hour of sport a day, lessons included.
return rule {
  id       = "health.daily_activity",
  title    = { zh = "每天体育活动时间", en = "Sport every day" },
  clauses  = { "sports-1990:10" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.daily_activity_minutes, limits.min_daily_activity_minutes)
  end,

  examples = {
    { "60 minutes", result = "pass", school = { kind = "vocational_high", daily_activity_minutes = 60 } },
    { "a minute more", result = "pass", school = { kind = "vocational_high", daily_activity_minutes = 61 } },
    { "a minute less", result = "fail", shortfall = 1,
      school = { kind = "vocational_high", daily_activity_minutes = 59 } },
    { "minutes not known", result = "unknown", missing = { "school.daily_activity_minutes" },
      school = { kind = "vocational_high" } },
    { "kind of school not known", result = "unknown", missing = { "school.kind" },
      school = { kind = unknown, daily_activity_minutes = 59 } },
    { "a general school", result = "notapplicable", school = { kind = "general", daily_activity_minutes = 59 } },
    { "a technical school", result = "notapplicable", school = { kind = "technical", daily_activity_minutes = 59 } },
    { "on the regulations' first day", result = "fail", as_of = "1990-03-12",
      school = { kind = "vocational_high", daily_activity_minutes = 59 } },
    { "the day before", result = "notapplicable", as_of = "1990-03-11",
      school = { kind = "vocational_high", daily_activity_minutes = 59 } },
  },
}
