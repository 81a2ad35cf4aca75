-- SPDX-License-Identifier: MIT
-- A line between two whole numbers.
return rule {
  id = "conditions.between_wholes", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hours = at_least(1.5) }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { hours = 2 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hours = 1 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { {} } } },
  },
}
