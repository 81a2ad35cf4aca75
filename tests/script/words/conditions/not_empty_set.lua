-- SPDX-License-Identifier: MIT
-- not_empty: a set with members.
return rule {
  id = "conditions.not_empty_set", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { skills = not_empty }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { skills = { "cook" } } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { skills = {} } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.skills" }, school = { teachers = { {} } } },
  },
}
