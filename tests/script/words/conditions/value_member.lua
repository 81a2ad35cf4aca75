-- SPDX-License-Identifier: MIT
-- A value: a member of an enumeration.
return rule {
  id = "conditions.value_member", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { rank = "senior" }) end,
  examples = {
    { "kept", result = "fail", actual = "3", shortfall = 3, evidence_count = 3, school = { teachers = { { rank = "senior" }, { 2, { rank = "senior" } } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { rank = "none" }, { rank = "junior" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.rank" }, school = { teachers = { {} } } },
  },
}
