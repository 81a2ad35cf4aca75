-- SPDX-License-Identifier: MIT
-- :sum of reals is exact.
return rule {
  id = "collections.sum_real", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return equal(school.teachers:sum("pay"), 0.3) end,
  examples = {
    { "three tenths", result = "pass", actual = "0.3", school = { teachers = { { 3, { pay = 0.1 } } } } },
    { "a millionth more", result = "fail", actual = "0.300001", shortfall = 1, school = { teachers = { { 3, { pay = 0.1 } }, { pay = 0.000001 } } } },
  },
}
