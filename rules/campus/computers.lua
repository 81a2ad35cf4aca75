-- For each hundred students the school has at least the computers that the standard asks for.
return rule {
  id       = "campus.computers",
  title    = { zh = "每百名学生计算机台数", en = "Computers per 100 students" },
  clauses  = { "setup-2010:8-equipment" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return at_least(per(school.computers, school.students, 100), limits.min_computers_per_100_students)
  end,

  examples = {
    { "180 for 1200", result = "pass", school = { computers = 180, students = 1200 } },
    { "one more", result = "pass", school = { computers = 181, students = 1200 } },
    { "one fewer", result = "fail", shortfall = 1, school = { computers = 179, students = 1200 } },
    { "one student more", result = "fail", shortfall = 1, school = { computers = 180, students = 1201 } },
    { "computers not known", result = "unknown", missing = { "school.computers" }, school = { students = 1200 } },
    { "students not known", result = "unknown", missing = { "school.students" }, school = { computers = 180 } },
    { "students not known, and computers for any number", result = "pass", school = { computers = 30000 } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { computers = 179, students = 1200 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { computers = 179, students = 1200 } },
    { "no students and no computers", result = "notapplicable", school = { computers = 0, students = 0 } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", computers = 0, students = 300 } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, computers = 0, students = 300 } },
  },
}
