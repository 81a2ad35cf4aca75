-- SPDX-License-Identifier: MIT
-- one_of texts.
return rule {
  id = "conditions.one_of_texts", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { badge = one_of { "a", "b" } }) end,
  examples = {
    { "kept", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { badge = "a" }, { badge = "b" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { badge = "c" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.badge" }, school = { teachers = { {} } } },
  },
}
