-- SPDX-License-Identifier: MIT
-- other_than several values.
return rule {
  id = "conditions.other_than_several", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { badge = other_than { "a", "b" } }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { badge = "c" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { badge = "a" }, { badge = "b" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.badge" }, school = { teachers = { {} } } },
  },
}
