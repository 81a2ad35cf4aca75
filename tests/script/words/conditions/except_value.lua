-- SPDX-License-Identifier: MIT
-- except: the contrary of a value.
return rule {
  id = "conditions.except_value", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { rank = except("none") }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { rank = "junior" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { rank = "none" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.rank" }, school = { teachers = { {} } } },
  },
}
