-- SPDX-License-Identifier: MIT
-- Real numbers are exact decimals, and a shortfall is rounded up to a whole unit.
return rule {
  id = "numbers.real", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.area_m2, 10.5) end,
  examples = {
    { "exactly", result = "pass", actual = "10.5", required = "10.5", margin = 0, school = { area_m2 = 10.5 } },
    { "a little less", result = "fail", actual = "10.4999", shortfall = 1, school = { area_m2 = 10.4999 } },
    { "one and a half short", result = "fail", shortfall = 2, school = { area_m2 = 9 } },
    { "nearly two more", result = "pass", margin = 1, school = { area_m2 = 12.4 } },
  },
}
