-- SPDX-License-Identifier: MIT
-- per with one of the two missing.
return rule {
  id = "verdicts.per_missing", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(per(school.students, school.seats), 4) end,
  examples = {
    { "the first, and it does not matter", result = "pass", school = { seats = 1 } },
    { "the first", result = "fail", school = { students = 1, seats = 0 } },
    { "the second", result = "unknown", missing = { "school.seats" }, school = { students = 1 } },
    { "both", result = "unknown", missing = { "school.seats", "school.students" }, school = {} },
  },
}
