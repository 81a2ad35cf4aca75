-- SPDX-License-Identifier: MIT
-- floor and ceil.
return rule {
  id = "numbers.rounding", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return equal(10 * floor(school.area_m2) + ceil(school.area_m2), 12) end,
  examples = {
    { "between one and two", result = "pass", school = { area_m2 = 1.2 } },
    { "one", result = "fail", actual = "11", school = { area_m2 = 1 } },
  },
}
