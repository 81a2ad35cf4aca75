-- SPDX-License-Identifier: MIT
-- Conditions one after the other are conditions together.
return rule {
  id = "conditions.chained", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hours = at_least(1) }:where { hours = at_most(2) }) end,
  examples = {
    { "kept", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { hours = 1 }, { hours = 2 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hours = 0 }, { hours = 3 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { {} } } },
  },
}
