-- The students' reading room has at least the seats for each student that the standard asks for.
return rule {
  id       = "campus.student_reading_seats",
  title    = { zh = "学生阅览座位", en = "Students' reading seats" },
  clauses  = { "setup-2010:8-library" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return at_least(per(school.student_reading_seats, school.students), limits.min_student_reading_seats)
  end,

  examples = {
    { "120 seats for 1200", result = "pass", school = { student_reading_seats = 120, students = 1200 } },
    { "one seat more", result = "pass", school = { student_reading_seats = 121, students = 1200 } },
    { "one seat fewer", result = "fail", shortfall = 1, school = { student_reading_seats = 119, students = 1200 } },
    { "one student more, who needs a whole seat", result = "fail", shortfall = 1,
      school = { student_reading_seats = 120, students = 1201 } },
    { "seats not known", result = "unknown", missing = { "school.student_reading_seats" },
      school = { students = 1200 } },
    { "students not known", result = "unknown", missing = { "school.students" },
      school = { student_reading_seats = 120 } },
    { "students not known, and seats for any number", result = "pass", school = { student_reading_seats = 20000 } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { student_reading_seats = 119, students = 1200 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { student_reading_seats = 119, students = 1200 } },
    { "no students and no seats", result = "notapplicable", school = { student_reading_seats = 0, students = 0 } },
    { "a school for the arts", result = "notapplicable",
      school = { kind = "arts", student_reading_seats = 0, students = 300 } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, student_reading_seats = 0, students = 300 } },
  },
}
