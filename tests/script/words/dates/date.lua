-- SPDX-License-Identifier: MIT
-- date, comparisons and differences.
return rule {
  id = "dates.date", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.founded_on, date "2000-01-02") end,
  examples = {
    { "the day", result = "pass", actual = "2000-01-02", required = "2000-01-02", margin = 0, school = { founded_on = "2000-01-02" } },
    { "before", result = "fail", shortfall = 1, school = { founded_on = "2000-01-01" } },
    { "as a text", result = "pass", margin = 1, school = { founded_on = date "2000-01-03" } },
    { "not known", result = "unknown", missing = { "school.founded_on" }, school = {} },
  },
}
