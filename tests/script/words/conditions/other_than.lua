-- SPDX-License-Identifier: MIT
-- other_than one value.
return rule {
  id = "conditions.other_than", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { rank = other_than("none") }) end,
  examples = {
    { "kept", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { rank = "junior" }, { rank = "senior" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { rank = "none" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.rank" }, school = { teachers = { {} } } },
  },
}
