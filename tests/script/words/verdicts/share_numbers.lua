-- SPDX-License-Identifier: MIT
-- share of two numbers.
return rule {
  id = "verdicts.share_numbers", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(share(school.students, school.seats), 1) end,
  examples = {
    { "at the line", result = "pass", actual = "2/2", school = { students = 2, seats = 2 } },
    { "below", result = "fail", actual = "1/3", shortfall = 2, school = { students = 1, seats = 3 } },
    { "of nothing", result = "notapplicable", school = { students = 2, seats = 0 } },
    { "not known of what", result = "unknown", missing = { "school.seats" }, school = { students = 3 } },
  },
}
