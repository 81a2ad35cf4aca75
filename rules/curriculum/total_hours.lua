-- A programme of three years has about 3000 to 3300 class hours in all.
return rule {
  id       = "curriculum.total_hours",
  title    = { zh = "专业总学时", en = "Class hours of the programme" },
  clauses  = { "teaching-2012:total-hours" },
  severity = "note",
  subject  = "programme",

  check = function(programme, limits)
    return within(programme.total_hours, limits.min_total_hours, limits.max_total_hours)
  end,

  examples = {
    { "3000 hours", result = "pass", programme = { total_hours = 3000 } },
    { "an hour less", result = "fail", shortfall = 1, required = "3000..3300", programme = { total_hours = 2999 } },
    { "an hour more", result = "pass", programme = { total_hours = 3001 } },
    { "3300 hours", result = "pass", programme = { total_hours = 3300 } },
    { "an hour more than that", result = "fail", shortfall = 1, programme = { total_hours = 3301 } },
    { "an hour less than that", result = "pass", programme = { total_hours = 3299 } },
    { "hours not known", result = "unknown", missing = { "programme.total_hours" }, programme = {} },
    { "on the first day", result = "fail", as_of = "2012-01-01", programme = { total_hours = 2999 } },
    { "the day before", result = "notapplicable", as_of = "2011-12-31", programme = { total_hours = 2999 } },
  },
}
