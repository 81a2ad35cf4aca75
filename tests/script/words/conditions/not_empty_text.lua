-- SPDX-License-Identifier: MIT
-- not_empty: a text with something.
return rule {
  id = "conditions.not_empty_text", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { badge = not_empty }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { badge = "x" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { badge = "" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.badge" }, school = { teachers = { {} } } },
  },
}
