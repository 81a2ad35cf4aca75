-- Nobody under 16 starts to assist in an enterprise or to work on a post.
local placed  = filter { kind = one_of { "assist", "on_post" } }
local sixteen = { kind = "on_post", starts_on = "2019-03-01", student = { birth_date = "2003-03-01" } }
local younger = { kind = "on_post", starts_on = "2019-03-01", student = { birth_date = "2003-03-02" } }
local older   = { kind = "on_post", starts_on = "2019-03-01", student = { birth_date = "2003-02-28" } }

return rule {
  id       = "training.internship_age",
  title    = { zh = "实习学生满十六周岁", en = "Interns are sixteen" },
  clauses  = { "internship-2016:15", "internship-2021:16" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local lowest_age = limits.min_internship_age
    return none(school.internships:where(placed):where(function(internship)
      return years(internship.student.birth_date, internship.starts_on) < lowest_age
    end))
  end,

  examples = {
    { "sixteen on the first day", result = "pass", school = { internships = { { 3, sixteen } } } },
    { "sixteen the day before", result = "pass", school = { internships = { { 3, older } } } },
    { "sixteen the day after", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, sixteen }, { 1, younger } } } },
    { "sixteen the day after, assisting", result = "fail", shortfall = 1,
      school = { internships = { { 1, younger, { kind = "assist" } } } } },
    { "sixteen the day after, on a visit", result = "pass",
      school = { internships = { { 1, younger, { kind = "visit" } } } } },
    { "birth date not known", result = "unknown", missing = { "student.birth_date" },
      school = { internships = { { 3, sixteen }, { 1, sixteen, { student = { birth_date = unknown } } } } } },
    { "first day not known", result = "unknown", missing = { "internship.starts_on" },
      school = { internships = { { 1, sixteen, { starts_on = unknown } } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the first day of the rules", result = "fail", as_of = "2016-04-11", school = { internships = { younger } } },
    { "the day before it", result = "notapplicable", as_of = "2016-04-10", school = { internships = { younger } } },
    { "sixteen on the first day, under the rules of 2021", result = "pass", as_of = "2021-12-31",
      school = { internships = { sixteen } } },
    { "sixteen the day after, under the rules of 2021", result = "fail", as_of = "2021-12-31",
      school = { internships = { younger } } },
  },
}
