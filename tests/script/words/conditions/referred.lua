-- SPDX-License-Identifier: MIT
-- A field of a record referred to.
return rule {
  id = "conditions.referred", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { ["course.level"] = "high" }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { course = { level = "high" } } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { course = { level = "low" } } } } },
    { "perhaps kept", result = "unknown", missing = { "course.level" }, school = { teachers = { {} } } },
  },
}
