-- Every full-time teacher holds the teaching certificate.
local full_time = filter { employment = "full_time" }
local with      = { employment = "full_time", certificate = true }
local without   = { employment = "full_time", certificate = false }

return rule {
  id       = "staffing.certificate",
  title    = { zh = "专任教师持证上岗", en = "Certificates of full-time teachers" },
  clauses  = { "private-2018:29", "teachers-law:10" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.teachers:where(full_time), { certificate = true })
  end,

  examples = {
    { "all ten", result = "pass", school = { teachers = { { 10, with } } } },
    { "all but one", result = "fail", shortfall = 1, evidence_count = 1,
      school = { teachers = { { 9, with }, { 1, without } } } },
    { "all but one in a private school", result = "fail", shortfall = 1,
      school = { ownership = "private", teachers = { { 9, with }, { 1, without } } } },
    { "a part-time teacher without", result = "pass",
      school = { teachers = { { 10, with }, { 1, without, { employment = "part_time" } } } } },
    { "one not known", result = "unknown", missing = { "teacher.certificate" },
      school = { teachers = { { 9, with }, { 1, with, { certificate = unknown } } } } },
    { "one not known, and another surely without", result = "fail", shortfall = 1,
      school = { teachers = { { 8, with }, { 1, without }, { 1, with, { certificate = unknown } } } } },
    { "not known of a part-time teacher", result = "pass",
      school = { teachers = { { 10, with }, { 1, { employment = "part_time" } } } } },
    { "not known whether one without is full-time", result = "unknown", missing = { "teacher.employment" },
      school = { teachers = { { 9, with }, { 1, without, { employment = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "only part-time teachers", result = "pass",
      school = { teachers = { { 5, without, { employment = "part_time" } } } } },
  },
}
