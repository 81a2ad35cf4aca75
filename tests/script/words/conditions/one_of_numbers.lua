-- SPDX-License-Identifier: MIT
-- one_of numbers, written as values.
return rule {
  id = "conditions.one_of_numbers", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hours = one_of(0, 3) }) end,
  examples = {
    { "kept", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { hours = 0 }, { hours = 3 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hours = 1 }, { hours = 2 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { {} } } },
  },
}
