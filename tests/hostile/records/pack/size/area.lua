-- SPDX-License-Identifier: MIT
-- A school has the area that its kind needs.
return rule {
  id       = "size.area",
  title    = { zh = "占地面积", en = "A school has the area that its kind needs" },
  clauses  = { "standard:1" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.area, limits.min_area)
  end,

  examples = {
    { "too small", result = "fail", shortfall = 1, school = { kind = "general", area = 99 } },
    { "just enough", result = "pass", school = { kind = "special", area = 50.5 } },
  },
}
