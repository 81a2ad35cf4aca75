-- Nobody whose fitness score on graduation is below the line holds a graduation certificate.
local graduate = filter { status = "graduated", certificate = "graduation" }
local fit      = { status = "graduated", certificate = "graduation", fitness_graduation_score = 50 }
local unfit    = { status = "graduated", certificate = "graduation", fitness_graduation_score = 49 }

return rule {
  id       = "health.fitness_graduation",
  title    = { zh = "体质健康成绩达到毕业要求", en = "Fit enough to graduate" },
  clauses  = { "fitness-2014:graduation" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local too_low = less_than(limits.min_fitness_graduation_score)
    return none(school.roll:where(graduate):where { fitness_graduation_score = too_low })
  end,

  examples = {
    { "50 points", result = "pass", school = { roll = { { 3, fit } } } },
    { "one of 51 points", result = "pass",
      school = { roll = { { 3, fit }, { 1, fit, { fitness_graduation_score = 51 } } } } },
    { "one of 49 points", result = "fail", shortfall = 1, evidence_count = 1,
      school = { roll = { { 3, fit }, { 1, unfit } } } },
    { "one of 49.9 points", result = "fail", shortfall = 1,
      school = { roll = { { 1, unfit, { fitness_graduation_score = 49.9 } } } } },
    { "two of 49 points", result = "fail", shortfall = 2, evidence_count = 2,
      school = { roll = { { 3, fit }, { 2, unfit } } } },
    { "49 points and a certificate of completion", result = "pass",
      school = { roll = { { 1, unfit, { certificate = "completion" } } } } },
    { "49 points and a certificate of partial study", result = "pass",
      school = { roll = { { 1, unfit, { certificate = "partial" } } } } },
    { "still at school", result = "pass", school = { roll = { { 3, { status = "enrolled" } } } } },
    { "score not known", result = "unknown", missing = { "student.fitness_graduation_score" },
      school = { roll = { { 3, fit }, { 1, fit, { fitness_graduation_score = unknown } } } } },
    { "score not known of one without that certificate", result = "pass",
      school = { roll = { { 1, fit, { certificate = "completion", fitness_graduation_score = unknown } } } } },
    { "certificate not known", result = "unknown", missing = { "student.certificate" },
      school = { roll = { { 1, unfit, { certificate = unknown } } } } },
    { "certificate not known of one who is fit", result = "pass",
      school = { roll = { { 1, fit, { certificate = unknown } } } } },
    { "no student records", result = "unknown", missing = { "student" }, school = {} },
    { "on the standard's first day", result = "fail", as_of = "2014-07-07", school = { roll = { unfit } } },
    { "the day before it", result = "notapplicable", as_of = "2014-07-06", school = { roll = { unfit } } },
  },
}
