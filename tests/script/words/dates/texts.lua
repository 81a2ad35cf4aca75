-- SPDX-License-Identifier: MIT
-- An ISO text stands for a date.
return rule {
  id = "dates.texts", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return within(school.founded_on, "2000-01-01", "2000-01-02") end,
  examples = {
    { "within", result = "pass", school = { founded_on = "2000-01-01" } },
    { "after", result = "fail", shortfall = 1, school = { founded_on = "2000-01-03" } },
  },
}
