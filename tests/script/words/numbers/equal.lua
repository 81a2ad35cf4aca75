-- SPDX-License-Identifier: MIT
-- equal: numbers.
return rule {
  id = "numbers.equal", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return equal(school.students, 2) end,
  examples = {
    { "the same", result = "pass", actual = "2", required = "2", school = { students = 2 } },
    { "too few", result = "fail", shortfall = 2, school = { students = 0 } },
    { "too many", result = "fail", shortfall = 2, school = { students = 4 } },
    { "not known", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
