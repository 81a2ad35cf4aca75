-- SPDX-License-Identifier: MIT
-- A third is a third: three of them are whole.
return rule {
  id = "numbers.thirds", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local third = school.students / 3
    return equal(third + third + third, school.seats)
  end,
  examples = {
    { "one", result = "pass", actual = "1", school = { students = 1, seats = 1 } },
    { "two", result = "pass", actual = "2", school = { students = 2, seats = 2 } },
    { "another", result = "fail", actual = "2", school = { students = 2, seats = 1 } },
  },
}
