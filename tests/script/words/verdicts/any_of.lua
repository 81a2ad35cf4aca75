-- SPDX-License-Identifier: MIT
-- any_of: one sure pass is enough.
return rule {
  id = "verdicts.any_of", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return any_of { at_least(school.students, 3), at_least(school.seats, 2), school.newly_built } end,
  examples = {
    { "the first", result = "pass", actual = "3", school = { students = 3, newly_built = false } },
    { "the second, the first missing", result = "pass", actual = "2", school = { seats = 2, newly_built = false } },
    { "the flag", result = "pass", school = { seats = 0, students = 0, newly_built = true } },
    { "none", result = "fail", actual = "1", shortfall = 2, school = { seats = 0, students = 1, newly_built = false } },
    { "none that is known", result = "unknown", missing = { "school.seats" }, school = { students = 1, newly_built = false } },
  },
}
