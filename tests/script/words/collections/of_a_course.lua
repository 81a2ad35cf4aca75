-- SPDX-License-Identifier: MIT
-- A child's own collection, by its plural.
return rule {
  id = "collections.of_a_course", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "course",
  check = function(course) return at_least(course.teachers:where { rank = "senior" }, 1) end,
  examples = {
    { "one", result = "pass", course = { teachers = { { rank = "senior" } } } },
    { "none", result = "fail", shortfall = 1, course = { teachers = { { rank = "junior" } } } },
    { "of another course", result = "fail", course = { teachers = { { rank = "senior", course_id = "X" } } } },
    { "of which course is not known", result = "unknown", missing = { "teacher.course_id" }, course = { teachers = { { rank = "senior", course_id = unknown } } } },
  },
}
