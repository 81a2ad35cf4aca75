-- SPDX-License-Identifier: MIT
-- Conditions that every value meets keep what is missing.
return rule {
  id = "conditions.merged_to_everything", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.teachers:where { level = at_least(1) }:where { level = except(more_than(3)) }, 2) end,
  examples = {
    { "missing", result = "pass", school = { teachers = { {}, {} } } },
    { "too few", result = "fail", shortfall = 1, evidence_count = 0, school = { teachers = { {} } } },
  },
}
