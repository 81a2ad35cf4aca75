-- SPDX-License-Identifier: MIT
-- A rule on a child entity reads the record it lies within.
return rule {
  id = "collections.of_a_child", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "teacher",
  check = function(teacher) return all_of { teacher.school.newly_built == true, at_least(teacher.hours, teacher.school.seats), at_least(teacher.course.weeks, 1) } end,
  examples = {
    { "enough", result = "pass", teacher = { hours = 2, school = { newly_built = true, seats = 2 }, course = { weeks = 1 } } },
    { "too few", result = "fail", shortfall = 1, actual = "1", required = "2", teacher = { hours = 1, school = { newly_built = true, seats = 2 }, course = { weeks = 1 } } },
    { "another's field missing", result = "unknown", missing = { "school.seats" }, teacher = { hours = 1, school = { newly_built = true }, course = { weeks = 1 } } },
  },
}
