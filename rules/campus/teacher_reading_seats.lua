-- The teachers' reading room has at least the seats for each full-time teacher that the standard asks for.
local full = { employment = "full_time" }
local part = { employment = "part_time" }

return rule {
  id       = "campus.teacher_reading_seats",
  title    = { zh = "教师阅览座位", en = "Teachers' reading seats" },
  clauses  = { "setup-2010:8-library" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    local teachers = school.teachers:where { employment = "full_time" }
    return at_least(per(school.teacher_reading_seats, teachers), limits.min_teacher_reading_seats)
  end,

  examples = {
    { "twenty seats for a hundred", result = "pass",
      school = { teacher_reading_seats = 20, teachers = { { 100, full } } } },
    { "one seat more", result = "pass",
      school = { teacher_reading_seats = 21, teachers = { { 100, full } } } },
    { "one seat fewer", result = "fail", shortfall = 1,
      school = { teacher_reading_seats = 19, teachers = { { 100, full } } } },
    { "one teacher more, who needs a whole seat", result = "fail", shortfall = 1,
      school = { teacher_reading_seats = 20, teachers = { { 101, full } } } },
    { "part-time teachers need none", result = "pass",
      school = { teacher_reading_seats = 20, teachers = { { 100, full }, { 30, part } } } },
    { "seats not known", result = "unknown", missing = { "school.teacher_reading_seats" },
      school = { teachers = { { 100, full } } } },
    { "not known whether the last teacher is full-time", result = "unknown", missing = { "teacher.employment" },
      school = { teacher_reading_seats = 20, teachers = { { 100, full }, { 1, { employment = unknown } } } } },
    { "not known, but there are seats enough either way", result = "pass",
      school = { teacher_reading_seats = 21, teachers = { { 100, full }, { 1, { employment = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" },
      school = { teacher_reading_seats = 20, teachers = {} } },
    { "no full-time teacher and no seat", result = "notapplicable",
      school = { teacher_reading_seats = 0, teachers = { { 5, part } } } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { teacher_reading_seats = 19, teachers = { { 100, full } } } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { teacher_reading_seats = 19, teachers = { { 100, full } } } },
    { "a school for the arts", result = "notapplicable",
      school = { kind = "arts", teacher_reading_seats = 0, teachers = { { 100, full } } } },
  },
}
