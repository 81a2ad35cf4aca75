-- The city builds at least ten teaching resource bases of distinctive programmes.
return rule {
  id       = "municipal.resource_bases",
  title    = { zh = "特色品牌专业教学资源基地数", en = "Teaching resource bases" },
  clauses  = { "plan-2019:5" },
  severity = "major",
  subject  = "city",

  check = function(city, limits)
    return at_least(city.resource_bases, limits.min_resource_bases)
  end,

  examples = {
    { "ten", result = "pass", city = { resource_bases = 10 } },
    { "eleven", result = "pass", city = { resource_bases = 11 } },
    { "nine", result = "fail", shortfall = 1, city = { resource_bases = 9 } },
    { "not known", result = "unknown", missing = { "city.resource_bases" }, city = {} },
    { "on the plan's first day", result = "fail", shortfall = 10, as_of = "2019-03-22", city = { resource_bases = 0 } },
    { "the day before it", result = "notapplicable", as_of = "2019-03-21", city = { resource_bases = 0 } },
    { "on the last day of the plan's year", result = "fail", shortfall = 10, as_of = "2019-12-31",
      city = { resource_bases = 0 } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", city = { resource_bases = 0 } },
  },
}
