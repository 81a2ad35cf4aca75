-- No enrolled student stands on another vocational roll as well: in these records, or as far as was looked up elsewhere.
local only_here = filter { on_another_roll = false, other_roll = except(one_of { "vocational", "technical" }) }
local genuine   = { status = "enrolled", other_roll = "none", on_another_roll = false }
local double    = { status = "enrolled", other_roll = "none", on_another_roll = true }
local elsewhere = { status = "enrolled", other_roll = "technical", on_another_roll = false }

return rule {
  id       = "enrolment.no_double_registration",
  title    = { zh = "无重复注册学籍", en = "No student on two rolls" },
  clauses  = { "roll-2015:double" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.roll:where { status = "enrolled" }, only_here)
  end,

  examples = {
    { "nobody on another roll", result = "pass", school = { roll = { { 3, genuine } } } },
    { "one whose identity another school has enrolled too", result = "fail", shortfall = 1, evidence_count = 1,
      school = { roll = { { 3, genuine }, { 1, double } } } },
    { "one found on another vocational school's roll", result = "fail", shortfall = 1,
      school = { roll = { { 3, genuine }, { 1, elsewhere, { other_roll = "vocational" } } } } },
    { "one on a technical school's roll", result = "fail", shortfall = 1,
      school = { roll = { { 3, genuine }, { 1, elsewhere } } } },
    { "one found both ways counts once", result = "fail", shortfall = 1,
      school = { roll = { { 1, elsewhere, { on_another_roll = true } } } } },
    { "one who has withdrawn", result = "pass", school = { roll = { { 1, double, { status = "withdrawn" } } } } },
    { "one on a general high school's roll", result = "pass",
      school = { roll = { { 1, genuine, { other_roll = "general_high_school" } } } } },
    { "whether one is on another roll not known", result = "unknown", missing = { "student.on_another_roll" },
      school = { roll = { { 3, genuine }, { 1, genuine, { on_another_roll = unknown } } } } },
    { "one not looked up", result = "unknown", missing = { "student.other_roll" },
      school = { roll = { { 3, genuine }, { 1, genuine, { other_roll = unknown } } } } },
    { "one not looked up whose identity is enrolled elsewhere", result = "fail", shortfall = 1,
      school = { roll = { { 1, double, { other_roll = unknown } } } } },
    { "status not known of one on two rolls", result = "unknown", missing = { "student.status" },
      school = { roll = { { 1, double, { status = unknown } } } } },
    { "no student records", result = "unknown", missing = { "student" }, school = {} },
    { "on the first day of the rules", result = "fail", as_of = "2015-02-02", school = { roll = { { 1, double } } } },
    { "the day before it", result = "notapplicable", as_of = "2015-02-01", school = { roll = { { 1, double } } } },
  },
}
