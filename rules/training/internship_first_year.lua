-- No first-year student is an on-post intern.
local second_year = { kind = "on_post", student = { grade = 2 } }
local first_year  = { kind = "on_post", student = { grade = 1 } }

return rule {
  id       = "training.internship_first_year",
  title    = { zh = "一年级学生不参加顶岗实习", en = "No on-post interns in the first year" },
  clauses  = { "internship-2016:15", "internship-2021:16" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return none(school.internships:where {
      kind              = "on_post",
      ["student.grade"] = less_than(limits.min_internship_grade),
    })
  end,

  examples = {
    { "in grade 2", result = "pass", school = { internships = { { 3, second_year } } } },
    { "in grade 3", result = "pass", school = { internships = { { kind = "on_post", student = { grade = 3 } } } } },
    { "one in grade 1", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, second_year }, { 1, first_year } } } },
    { "one in grade 1, assisting", result = "pass",
      school = { internships = { { 1, first_year, { kind = "assist" } } } } },
    { "grade not known", result = "unknown", missing = { "student.grade" },
      school = { internships = { { kind = "on_post", student = {} } } } },
    { "kind not known", result = "unknown", missing = { "internship.kind" },
      school = { internships = { { 1, first_year, { kind = unknown } } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the first day of the rules", result = "fail", as_of = "2016-04-11",
      school = { internships = { first_year } } },
    { "the day before it", result = "notapplicable", as_of = "2016-04-10", school = { internships = { first_year } } },
    { "in grade 2 under the rules of 2021", result = "pass", as_of = "2021-12-31",
      school = { internships = { second_year } } },
    { "in grade 1 under the rules of 2021", result = "fail", as_of = "2021-12-31",
      school = { internships = { first_year } } },
  },
}
