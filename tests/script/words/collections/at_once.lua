-- SPDX-License-Identifier: MIT
-- :at_once counts the rows that run on the same day, both ends counted in.
return rule {
  id = "collections.at_once", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(school.teachers:at_once("hired_on", "left_on"), 1) end,
  examples = {
    { "one after the other", result = "pass", actual = "1",
      school = { teachers = { { hired_on = "2018-01-01", left_on = "2018-01-01" }, { hired_on = "2018-01-02", left_on = "2018-01-03" } } } },
    { "on one day", result = "fail", actual = "2", shortfall = 1,
      school = { teachers = { { hired_on = "2018-01-01", left_on = "2018-01-02" }, { hired_on = "2018-01-02", left_on = "2018-01-03" } } } },
    { "nobody", result = "pass", actual = "0", school = {} },
    { "an end not known", result = "unknown", missing = { "teacher.left_on" },
      school = { teachers = { { hired_on = "2018-01-01" }, { hired_on = "2018-01-02", left_on = "2018-01-03" } } } },
    { "both not known", result = "unknown", missing = { "teacher.hired_on", "teacher.left_on" }, school = { teachers = { { 2, {} } } } },
  },
}
