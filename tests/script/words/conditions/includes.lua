-- SPDX-License-Identifier: MIT
-- includes: a set with all of these.
return rule {
  id = "conditions.includes", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { skills = includes { "weld", "cook" } }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { skills = { "cook", "weld" } } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { skills = { "weld" } }, { skills = {} } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.skills" }, school = { teachers = { {} } } },
  },
}
