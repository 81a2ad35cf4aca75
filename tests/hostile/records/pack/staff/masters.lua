-- SPDX-License-Identifier: MIT
-- Half of the teachers are masters.
return rule {
  id       = "staff.masters",
  title    = { zh = "硕士比例", en = "Half of the teachers are masters" },
  clauses  = { "standard:2" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return at_least(share(school.teachers:where { degree = "master" }, school.teachers), 1 / 2)
  end,

  examples = {
    { "none of one", result = "fail", shortfall = 1, school = { teachers = { { degree = "bachelor" } } } },
    { "one of two", result = "pass", school = { teachers = { { degree = "master" }, { degree = "bachelor" } } } },
  },
}
