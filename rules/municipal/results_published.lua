-- The city publishes the results of the check of its schools by the end of the plan's year.
return rule {
  id       = "municipal.results_published",
  title    = { zh = "公布办学条件核查结果", en = "Results of the check published" },
  clauses  = { "plan-2019:15" },
  severity = "major",
  subject  = "city",

  applies = function(city, limits)
    local deadline = limits.results_published_deadline:in_year(year_of(as_of))
    if not city.results_published_on and as_of <= deadline then
      return { zh = "公布期限未到", en = "the results are not due yet" }
    end
  end,

  check = function(city, limits)
    local deadline = limits.results_published_deadline:in_year(year_of(as_of))
    return at_most(city.results_published_on, deadline)
  end,

  examples = {
    { "published on the last day", result = "pass", as_of = "2019-12-31",
      city = { results_published_on = "2019-12-31" } },
    { "published the day before", result = "pass", as_of = "2019-12-31",
      city = { results_published_on = "2019-12-30" } },
    { "published a day late", result = "fail", shortfall = 1, as_of = "2019-12-31",
      city = { results_published_on = "2020-01-01" } },
    { "published on the plan's first day", result = "pass", as_of = "2019-03-22",
      city = { results_published_on = "2019-03-22" } },
    { "not published, on the plan's first day", result = "notapplicable", as_of = "2019-03-22", city = {} },
    { "not published, on the last day", result = "notapplicable", as_of = "2019-12-31", city = {} },
    { "a day late, after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      city = { results_published_on = "2020-01-01" } },
  },
}
