-- Every grade has physical education.
return rule {
  id       = "health.pe_every_grade",
  title    = { zh = "各年级开设体育课", en = "Physical education in every grade" },
  clauses  = { "sports-1990:7", "plan-2019:10" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return equal(school.pe_every_grade, true)
  end,

  examples = {
    { "in every grade", result = "pass", school = { pe_every_grade = true } },
    { "not in every grade", result = "fail", school = { pe_every_grade = false } },
    { "not known", result = "unknown", missing = { "school.pe_every_grade" }, school = {} },
    { "not in every grade of a technical school", result = "fail",
      school = { kind = "technical", pe_every_grade = false } },
    { "not in every grade, after the plan's year", result = "fail", as_of = "2020-01-01",
      school = { pe_every_grade = false } },
    { "on the regulations' first day", result = "fail", as_of = "1990-03-12", school = { pe_every_grade = false } },
    { "the day before", result = "notapplicable", as_of = "1990-03-11", school = { pe_every_grade = false } },
  },
}
