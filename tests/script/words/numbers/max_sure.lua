-- SPDX-License-Identifier: MIT
-- A maximum is sure where one of the numbers is high enough.
return rule {
  id = "numbers.max_sure", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(max(school.students, school.seats), 3) end,
  examples = {
    { "the other is missing", result = "pass", school = { seats = 3 } },
    { "both are low", result = "fail", school = { seats = 2, students = 1 } },
    { "the other decides", result = "unknown", missing = { "school.students" }, school = { seats = 2 } },
  },
}
