-- SPDX-License-Identifier: MIT
-- A value: a real number, exactly.
return rule {
  id = "conditions.value_real", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { pay = 0.3 }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { pay = 0.3 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { pay = 0.300001 }, { pay = 0.299999 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.pay" }, school = { teachers = { {} } } },
  },
}
