-- SPDX-License-Identifier: MIT
-- :most, and nothing where there are no rows.
return rule {
  id = "collections.most", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(school.teachers:most("hours"), 2) end,
  examples = {
    { "two", result = "pass", actual = "2", school = { teachers = { { hours = 1 }, { hours = 2 } } } },
    { "three", result = "fail", actual = "3", shortfall = 1, school = { teachers = { { hours = 1 }, { hours = 3 } } } },
    { "three and one missing", result = "fail", actual = "3", school = { teachers = { {}, { hours = 3 } } } },
    { "missing", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { {}, { hours = 1 } } } },
    { "nobody", result = "notapplicable", reason = "there are no such records", school = {} },
  },
}
