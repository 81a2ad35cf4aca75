-- No enrolled student stands on the roll of a general high school as well.
local hanging = filter { status = "enrolled", other_roll = "general_high_school" }
local genuine = { status = "enrolled", other_roll = "none" }
local hung    = { status = "enrolled", other_roll = "general_high_school" }

return rule {
  id       = "enrolment.no_roll_hanging",
  title    = { zh = "无普通高中学生挂靠中职学籍", en = "No general high school student on the roll" },
  clauses  = { "enrolment-2014:ban-6" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return none(school.roll:where(hanging))
  end,

  examples = {
    { "nobody on another roll", result = "pass", school = { roll = { { 3, genuine } } } },
    { "one on a high school's roll", result = "fail", shortfall = 1,
      school = { roll = { { 3, genuine }, { 1, hung } } } },
    { "one who has withdrawn", result = "pass", school = { roll = { { 1, hung, { status = "withdrawn" } } } } },
    { "one on a technical school's roll", result = "pass",
      school = { roll = { { 1, hung, { other_roll = "technical" } } } } },
    { "one not looked up", result = "unknown", missing = { "student.other_roll" },
      school = { roll = { { 3, genuine }, { 1, genuine, { other_roll = unknown } } } } },
    { "no student records", result = "unknown", missing = { "student" }, school = {} },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      school = { roll = { { 1, hung } } } },
  },
}
