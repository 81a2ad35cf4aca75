-- SPDX-License-Identifier: MIT
-- What is missing of a row that falls out anyway is not asked for.
return rule {
  id = "conditions.only_one_missing_matters", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { dual = true, hours = at_least(2) }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { dual = true, hours = 3 }, { dual = false } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { dual = false }, { hours = 0 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { { dual = true }, { dual = false, hours = unknown } } } },
  },
}
