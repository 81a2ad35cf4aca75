-- SPDX-License-Identifier: MIT
-- A limit that is a day of the year.
return rule {
  id = "dates.in_year", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits) return at_most(school.listed_on, limits.deadline:in_year(year_of(as_of))) end,
  examples = {
    { "in time", result = "pass", required = "2018-11-20", as_of = "2018-12-01", school = { listed_on = "2018-11-20" } },
    { "a day late", result = "fail", shortfall = 1, as_of = "2018-12-01", school = { listed_on = "2018-11-21" } },
  },
}
