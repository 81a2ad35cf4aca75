-- SPDX-License-Identifier: MIT
-- A date and days is a date, two dates are days.
return rule {
  id = "dates.days", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return all_of { equal(school.founded_on + 30, date "2000-01-31"), at_most(as_of - school.founded_on, 7020) } end,
  examples = {
    { "the first", result = "pass", as_of = "2019-03-22", school = { founded_on = "2000-01-01" } },
    { "the next", result = "fail", actual = "2000-02-01", school = { founded_on = "2000-01-02" } },
    { "later", result = "fail", actual = "7021", shortfall = 1, as_of = "2019-03-23", school = { founded_on = "2000-01-01" } },
  },
}
