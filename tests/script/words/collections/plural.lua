-- SPDX-License-Identifier: MIT
-- The collection is named by the schema's plural: the records of students are the roll.
return rule {
  id = "collections.plural", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return equal(school.students, school.roll:where { left = false }) end,
  examples = {
    { "as many", result = "pass", school = { students = 2, roll = { { 2, { left = false } }, { left = true } } } },
    { "one fewer", result = "fail", shortfall = 1, school = { students = 1, roll = { { 2, { left = false } } } } },
  },
}
