-- SPDX-License-Identifier: MIT
-- A value: yes or no.
return rule {
  id = "conditions.value_flag", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { dual = false }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { dual = false } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { dual = true } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.dual" }, school = { teachers = { { dual = unknown } } } },
  },
}
