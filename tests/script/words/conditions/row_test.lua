-- SPDX-License-Identifier: MIT
-- A function of the row, where arithmetic is wanted.
return rule {
  id = "conditions.row_test", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return none(school.teachers:where(function(t) return t.hours + t.level > school.seats and t.dual end))
  end,
  examples = {
    { "few", result = "pass", school = { seats = 3, teachers = { { hours = 2, level = 1, dual = true } } } },
    { "many", result = "fail", evidence_count = 2, school = { seats = 3, teachers = { { 2, { hours = 2, level = 2, dual = true } } } } },
    { "not known, and it does not matter", result = "pass", school = { seats = 3, teachers = { { hours = 3, level = 3, dual = false }, { hours = 0, dual = true } } } },
    { "a number not known", result = "unknown", missing = { "teacher.level" }, school = { seats = 3, teachers = { { hours = 2, dual = true } } } },
    { "a flag not known", result = "unknown", missing = { "teacher.dual" }, school = { seats = 3, teachers = { { hours = 2, level = 3 } } } },
  },
}
