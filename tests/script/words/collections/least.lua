-- SPDX-License-Identifier: MIT
-- :least.
return rule {
  id = "collections.least", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.teachers:least("level"), 2) end,
  examples = {
    { "two", result = "pass", actual = "2", school = { teachers = { { level = 3 }, { level = 2 } } } },
    { "one", result = "fail", actual = "1", shortfall = 1, school = { teachers = { { level = 3 }, { level = 1 } } } },
    { "one, and one missing", result = "fail", actual = "1", school = { teachers = { {}, { level = 1 } } } },
    { "missing", result = "unknown", missing = { "teacher.level" }, school = { teachers = { {}, { level = 2 } } } },
  },
}
