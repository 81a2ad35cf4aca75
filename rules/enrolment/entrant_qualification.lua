-- Every student has finished junior secondary school, or something equal or higher, before entering.
local on_roll   = filter { status = other_than "withdrawn" }
local qualified = filter { prior_education = one_of { "junior_secondary", "equivalent", "senior_secondary" } }
local junior    = { status = "enrolled", prior_education = "junior_secondary" }

return rule {
  id       = "enrolment.entrant_qualification",
  title    = { zh = "新生具备初中毕业或同等学力", en = "Entrants have finished junior secondary school" },
  clauses  = { "teaching-2012:entrants" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.roll:where(on_roll), qualified)
  end,

  examples = {
    { "junior secondary school", result = "pass", school = { roll = { { 3, junior } } } },
    { "something equal", result = "pass", school = { roll = { { 1, junior, { prior_education = "equivalent" } } } } },
    { "something higher", result = "pass",
      school = { roll = { { 1, junior, { prior_education = "senior_secondary" } } } } },
    { "one below", result = "fail", shortfall = 1, evidence_count = 1,
      school = { roll = { { 3, junior }, { 1, junior, { prior_education = "below" } } } } },
    { "one below, who has withdrawn", result = "pass",
      school = { roll = { { 3, junior }, { status = "withdrawn", prior_education = "below" } } } },
    { "one not known", result = "unknown", missing = { "student.prior_education" },
      school = { roll = { { 3, junior }, { 1, junior, { prior_education = unknown } } } } },
    { "no student records", result = "unknown", missing = { "student" }, school = {} },
    { "on the first day of the opinions", result = "fail", as_of = "2012-01-01",
      school = { roll = { { 1, junior, { prior_education = "below" } } } } },
    { "the day before it", result = "notapplicable", as_of = "2011-12-31",
      school = { roll = { { 1, junior, { prior_education = "below" } } } } },
  },
}
