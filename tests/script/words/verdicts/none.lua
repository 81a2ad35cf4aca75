-- SPDX-License-Identifier: MIT
-- none: the rows are the evidence.
return rule {
  id = "verdicts.none", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { dual = false }) end,
  examples = {
    { "none", result = "pass", actual = "0", required = "0", evidence_count = 0, school = { teachers = { { dual = true } } } },
    { "no rows", result = "pass", school = {} },
    { "two", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { 2, { dual = false } }, { dual = true } } } },
    { "perhaps", result = "unknown", missing = { "teacher.dual" }, evidence_count = 0, school = { teachers = { {} } } },
  },
}
