-- SPDX-License-Identifier: MIT
-- A city has two schools.
return rule {
  id       = "size.schools",
  title    = { zh = "学校数", en = "A city has two schools" },
  clauses  = { "standard:1" },
  severity = "note",
  subject  = "city",

  check = function(city)
    return at_least(city.schools, 2)
  end,

  examples = {
    { "one", result = "fail", shortfall = 1, city = { schools = { {} } } },
    { "two", result = "pass", city = { schools = { {}, {} } } },
  },
}
