-- SPDX-License-Identifier: MIT
-- one_of members.
return rule {
  id = "conditions.one_of_members", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { rank = one_of { "junior", "senior" } }) end,
  examples = {
    { "kept", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { rank = "junior" }, { rank = "senior" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { rank = "none" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.rank" }, school = { teachers = { {} } } },
  },
}
