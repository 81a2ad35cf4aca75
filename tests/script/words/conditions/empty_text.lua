-- SPDX-License-Identifier: MIT
-- empty: a text that is there and has nothing.
return rule {
  id = "conditions.empty_text", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { badge = empty }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { badge = "" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { badge = " " } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.badge" }, school = { teachers = { {} } } },
  },
}
