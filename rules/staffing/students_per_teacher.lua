-- For each full-time teacher there are no more students than the standard allows.
local full = { employment = "full_time" }
local part = { employment = "part_time" }

return rule {
  id       = "staffing.students_per_teacher",
  title    = { zh = "生师比", en = "Students per full-time teacher" },
  clauses  = { "setup-2010:7", "standard-2022:2" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local teachers = school.teachers:where { employment = "full_time" }
    return at_most(per(school.students, teachers), limits.max_students_per_teacher)
  end,

  examples = {
    { "1200 students and 60 teachers", result = "pass", school = { students = 1200, teachers = { { 60, full } } } },
    { "one student fewer", result = "pass", school = { students = 1199, teachers = { { 60, full } } } },
    { "one student more", result = "fail", shortfall = 1, school = { students = 1201, teachers = { { 60, full } } } },
    { "one teacher fewer", result = "fail", shortfall = 1, school = { students = 1200, teachers = { { 59, full } } } },
    { "part-time teachers do not count", result = "fail", shortfall = 1,
      school = { students = 1201, teachers = { { 60, full }, { 20, part } } } },
    { "no full-time teacher", result = "fail", shortfall = 60,
      school = { students = 1200, teachers = { { 20, part } } } },
    { "students not known", result = "unknown", missing = { "school.students" },
      school = { teachers = { { 60, full } } } },
    { "not known whether the sixtieth is full-time", result = "unknown", missing = { "teacher.employment" },
      school = { students = 1200, teachers = { { 59, full }, { 1, { employment = unknown } } } } },
    { "not known of one who is not needed", result = "pass",
      school = { students = 1200, teachers = { { 60, full }, { 1, { employment = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { students = 1200, teachers = {} } },
    { "no students and no full-time teacher", result = "notapplicable",
      school = { students = 0, teachers = { { 20, part } } } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { students = 1201, teachers = { { 60, full } } } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { students = 1201, teachers = { { 60, full } } } },
    { "a school for the arts", result = "notapplicable",
      school = { kind = "arts", students = 300, teachers = { { 5, full } } } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, students = 300, teachers = { { 5, full } } } },
  },
}
