-- The city publishes the year's list of schools qualified to enrol by 31 May.
return rule {
  id       = "enrolment.qualified_list_published",
  title    = { zh = "按期公布具备招生资质学校名单", en = "List of qualified schools published in time" },
  clauses  = { "enrolment-2020:list", "plan-2019:15" },
  severity = "minor",
  subject  = "city",

  applies = function(city, limits)
    local deadline = limits.list_published_deadline:in_year(year_of(as_of))
    if not city.qualified_list_published_on and as_of <= deadline then
      return { zh = "公布期限未到", en = "the list is not due yet" }
    end
  end,

  check = function(city, limits)
    local deadline = limits.list_published_deadline:in_year(year_of(as_of))
    return at_most(city.qualified_list_published_on, deadline)
  end,

  examples = {
    { "published on the last day", result = "pass", as_of = "2020-12-31",
      city = { qualified_list_published_on = "2020-05-31" } },
    { "published the day before", result = "pass", as_of = "2020-12-31",
      city = { qualified_list_published_on = "2020-05-30" } },
    { "published a day late", result = "fail", shortfall = 1, as_of = "2020-12-31",
      city = { qualified_list_published_on = "2020-06-01" } },
    { "not published, the day after the last", result = "fail", as_of = "2020-06-01", city = {} },
    { "not published, on the last day", result = "notapplicable", as_of = "2020-05-31", city = {} },
    { "a day late, at an audit before any day was set", result = "notapplicable", as_of = "2020-05-14",
      city = { qualified_list_published_on = "2020-06-01" } },
  },
}
