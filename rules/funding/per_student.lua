-- Last year's appropriation came to at least the target for each student of a public school.
local enough = { year = 2018, appropriation_yuan = 6000000, average_students = 1200 }

return rule {
  id       = "funding.per_student",
  title    = { zh = "生均财政拨款", en = "Appropriation per student" },
  clauses  = { "funding-hubei:per-student" },
  severity = "note",
  subject  = "school",

  check = function(school, limits)
    local last_year = school.fundings:where { year = year_of(as_of) - 1 }
    local each      = per(last_year:sum("appropriation_yuan"), last_year:sum("average_students"))
    return at_least(each, limits.min_appropriation_per_student_yuan)
  end,

  examples = {
    { "5000 yuan each", result = "pass", school = { fundings = { enough } } },
    { "a yuan more in all", result = "pass",
      school = { fundings = { { 1, enough, { appropriation_yuan = 6000001 } } } } },
    { "a yuan less in all", result = "fail", shortfall = 1,
      school = { fundings = { { 1, enough, { appropriation_yuan = 5999999 } } } } },
    { "half a student more on average", result = "fail", shortfall = 2500,
      school = { fundings = { { 1, enough, { average_students = 1200.5 } } } } },
    { "tuition does not count", result = "fail", shortfall = 1,
      school = { fundings = { { 1, enough, { appropriation_yuan = 5999999, tuition_yuan = 100000 } } } } },
    { "other years do not count", result = "fail", shortfall = 1,
      school = { fundings = { { 1, enough, { appropriation_yuan = 5999999 } },
                              { 1, enough, { year = 2017, appropriation_yuan = 9000000 } },
                              { 1, enough, { year = 2019, appropriation_yuan = 9000000 } } } } },
    { "appropriation not known", result = "unknown", missing = { "funding.appropriation_yuan" },
      school = { fundings = { { 1, enough, { appropriation_yuan = unknown } } } } },
    { "students not known", result = "unknown", missing = { "funding.average_students" },
      school = { fundings = { { 1, enough, { average_students = unknown } } } } },
    { "last year's tuition not known", result = "pass",
      school = { fundings = { { 1, enough, { tuition_yuan = unknown } } } } },
    { "funding not known", result = "unknown", missing = { "funding" }, school = { fundings = {} } },
    { "a private school", result = "notapplicable", school = { ownership = "private", fundings = { enough } } },
    { "no record of last year", result = "notapplicable",
      school = { fundings = { { 1, enough, { year = 2017 } } } } },
    { "on the target's first day", result = "fail", as_of = "2016-01-01",
      school = { fundings = { { 1, enough, { year = 2015, appropriation_yuan = 0 } } } } },
    { "the day before it", result = "notapplicable", as_of = "2015-12-31",
      school = { fundings = { { 1, enough, { year = 2014, appropriation_yuan = 0 } } } } },
  },
}
