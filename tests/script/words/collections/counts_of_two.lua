-- SPDX-License-Identifier: MIT
-- Two collections compared.
return rule {
  id = "collections.counts_of_two", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.courses, school.teachers:where { full_time = true }) end,
  examples = {
    { "as many", result = "pass", actual = "1", required = "1", school = { courses = { {} }, teachers = { { full_time = true } } } },
    { "fewer", result = "fail", shortfall = 1, school = { teachers = { { full_time = true } } } },
    { "perhaps", result = "unknown", missing = { "teacher.full_time" }, school = { teachers = { {} } } },
  },
}
