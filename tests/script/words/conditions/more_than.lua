-- SPDX-License-Identifier: MIT
-- more_than.
return rule {
  id = "conditions.more_than", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { pay = more_than(0.5) }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { pay = 0.500001 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { pay = 0.5 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.pay" }, school = { teachers = { {} } } },
  },
}
