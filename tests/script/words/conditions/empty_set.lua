-- SPDX-License-Identifier: MIT
-- empty: a set without members.
return rule {
  id = "conditions.empty_set", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { skills = empty }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { skills = {} } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { skills = { "weld" } } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.skills" }, school = { teachers = { {} } } },
  },
}
