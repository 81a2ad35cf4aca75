-- SPDX-License-Identifier: MIT
-- years: an age in whole years.
return rule {
  id = "dates.years", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(years(school.founded_on, as_of), 18) end,
  examples = {
    { "on the birthday", result = "pass", actual = "18", as_of = "2018-01-02", school = { founded_on = "2000-01-02" } },
    { "the day before", result = "fail", actual = "17", shortfall = 1, as_of = "2018-01-01", school = { founded_on = "2000-01-02" } },
    { "not known, and it does not matter", result = "pass", as_of = "2018-01-03", school = {} },
    { "not known, and it matters", result = "unknown", missing = { "school.founded_on" }, as_of = "2018-01-02", school = {} },
  },
}
