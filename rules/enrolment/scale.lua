-- The school has at least the number of full-time diploma students that the standard asks for.
return rule {
  id       = "enrolment.scale",
  title    = { zh = "学历教育在校生规模", en = "Number of students" },
  clauses  = { "setup-2010:6", "setup-2001:5" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.students, limits.min_students)
  end,

  examples = {
    { "twelve hundred", result = "pass", school = { students = 1200 } },
    { "one more", result = "pass", school = { students = 1201 } },
    { "one fewer", result = "fail", shortfall = 1, school = { students = 1199 } },
    { "960 do not do since 2010", result = "fail", shortfall = 240, as_of = "2010-07-06",
      school = { students = 960 } },
    { "960 did in a city until 2010", result = "pass", as_of = "2010-07-05", school = { students = 960 } },
    { "959 did not", result = "fail", shortfall = 1, as_of = "2010-07-05", school = { students = 959 } },
    { "600 did in the country until 2010", result = "pass", as_of = "2010-07-05",
      school = { site = "rural", students = 600 } },
    { "599 did not", result = "fail", shortfall = 1, as_of = "2010-07-05",
      school = { site = "rural", students = 599 } },
    { "number not known", result = "unknown", missing = { "school.students" }, school = { students = unknown } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", students = 300 } },
    { "a remote poor area", result = "notapplicable", school = { remote_poor_area = true, students = 300 } },
  },
}
