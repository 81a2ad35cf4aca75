-- The city starts at least ten smart campuses.
return rule {
  id       = "municipal.smart_campuses",
  title    = { zh = "智慧校园立项数", en = "Smart campuses" },
  clauses  = { "plan-2019:12" },
  severity = "minor",
  subject  = "city",

  check = function(city, limits)
    return at_least(city.smart_campuses, limits.min_smart_campuses)
  end,

  examples = {
    { "ten", result = "pass", city = { smart_campuses = 10 } },
    { "eleven", result = "pass", city = { smart_campuses = 11 } },
    { "nine", result = "fail", shortfall = 1, city = { smart_campuses = 9 } },
    { "not known", result = "unknown", missing = { "city.smart_campuses" }, city = {} },
    { "on the plan's first day", result = "fail", shortfall = 10, as_of = "2019-03-22", city = { smart_campuses = 0 } },
    { "the day before it", result = "notapplicable", as_of = "2019-03-21", city = { smart_campuses = 0 } },
    { "on the last day of the plan's year", result = "fail", shortfall = 10, as_of = "2019-12-31",
      city = { smart_campuses = 0 } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", city = { smart_campuses = 0 } },
  },
}
