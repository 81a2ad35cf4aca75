-- SPDX-License-Identifier: MIT
-- max and min of two and of more.
return rule {
  id = "numbers.max_min", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return equal(max(school.students, 1) * 10 + min(school.students, school.seats, 2), 32) end,
  examples = {
    { "three and three", result = "pass", school = { students = 3, seats = 3 } },
    { "three and one", result = "fail", actual = "31", school = { students = 3, seats = 1 } },
    { "what is missing matters", result = "unknown", missing = { "school.seats" }, school = { students = 3 } },
  },
}
