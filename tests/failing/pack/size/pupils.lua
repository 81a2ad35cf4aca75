-- SPDX-License-Identifier: MIT
-- A school has at least 1200 pupils.
return rule {
  id       = "size.pupils",
  title    = { zh = "在校生规模", en = "Number of pupils" },
  clauses  = { "standard-2010:6" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.pupils, limits.min_pupils)
  end,

  examples = {
    { "one too few", as_of = "2019-03-22", result = "fail", shortfall = 1, school = { pupils = 1199 } },
    { "just enough", as_of = "2019-03-22", result = "pass", school = { pupils = 1200 } },
    { "not known", as_of = "2019-03-22", result = "unknown", missing = { "school.pupils" }, school = {} },
  },
}
