-- SPDX-License-Identifier: MIT
-- A value: a text.
return rule {
  id = "conditions.value_text", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { badge = "甲" }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { badge = "甲" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { badge = "甲1" }, { badge = "" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.badge" }, school = { teachers = { {} } } },
  },
}
