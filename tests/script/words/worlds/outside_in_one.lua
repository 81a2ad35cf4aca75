-- SPDX-License-Identifier: MIT
-- Outside in one way and inside in another: not known.
return rule {
  id = "worlds.outside_in_one", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits) return at_least(school.students, limits.min_students) end,
  examples = {
    { "enough, if it applies", result = "unknown", missing = { "school.kind" }, school = { students = 4 } },
    { "too few", result = "fail", school = { students = 1, kind = "adult" } },
  },
}
