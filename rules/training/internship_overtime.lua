-- No intern works overtime.
local overtime = filter { kind = one_of { "assist", "on_post" }, overtime = true }
local spared   = { kind = "on_post", overtime = false }

return rule {
  id       = "training.internship_overtime",
  title    = { zh = "不安排实习学生加班", en = "No overtime for interns" },
  clauses  = { "internship-2016:16" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return none(school.internships:where(overtime))
  end,

  examples = {
    { "nobody", result = "pass", school = { internships = { { 3, spared } } } },
    { "one of four", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, spared }, { kind = "on_post", overtime = true } } } },
    { "one assisting", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", overtime = true } } } },
    { "one on a visit", result = "pass", school = { internships = { { kind = "visit", overtime = true } } } },
    { "one not known", result = "unknown", missing = { "internship.overtime" },
      school = { internships = { { 3, spared }, { kind = "on_post" } } } },
    { "kind not known", result = "unknown", missing = { "internship.kind" },
      school = { internships = { { overtime = true } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", overtime = true } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", overtime = true } } } },
  },
}
