-- SPDX-License-Identifier: MIT
-- A value: a number.
return rule {
  id = "conditions.value_number", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hours = 2 }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { hours = 2 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hours = 1 }, { hours = 3 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { {} } } },
  },
}
