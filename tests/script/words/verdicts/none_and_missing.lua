-- SPDX-License-Identifier: MIT
-- none: one that is surely there fails, whatever is missing of others; only the sure ones are counted.
return rule {
  id = "verdicts.none_and_missing", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { dual = false }) end,
  examples = {
    { "one surely, one perhaps", result = "fail", shortfall = 1, evidence_count = 1, school = { teachers = { { dual = false }, {} } } },
    { "a stray", result = "unknown", missing = { "teacher.school_id" }, school = { teachers = { { dual = false, school_id = unknown } } } },
  },
}
