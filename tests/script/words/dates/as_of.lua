-- SPDX-License-Identifier: MIT
-- as_of is the audit date.
return rule {
  id = "dates.as_of", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(school.listed_on, as_of) end,
  examples = {
    { "on the day", result = "pass", as_of = "2018-05-01", school = { listed_on = "2018-05-01" } },
    { "after it", result = "fail", as_of = "2018-05-01", actual = "2018-05-02", required = "2018-05-01", shortfall = 1,
      school = { listed_on = "2018-05-02" } },
    { "the schema's own day", result = "pass", required = "2019-03-22", school = { listed_on = "2019-03-22" } },
    { "a day later than that", result = "fail", school = { listed_on = "2019-03-23" } },
    { "on no record", result = "fail", actual = "none", school = {} },
  },
}
