-- No student is charged anything for an internship.
local charged = filter { fees_charged_yuan = more_than(0) }
local free    = { kind = "on_post", fees_charged_yuan = 0 }

return rule {
  id       = "training.internship_fees",
  title    = { zh = "不向学生收取实习费用", en = "No fees for internships" },
  clauses  = { "internship-2016:18" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return none(school.internships:where(charged))
  end,

  examples = {
    { "nothing charged", result = "pass", school = { internships = { { 3, free } } } },
    { "a yuan charged", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, free }, { 1, free, { fees_charged_yuan = 1 } } } } },
    { "a fee for a visit", result = "fail", shortfall = 1,
      school = { internships = { { kind = "visit", fees_charged_yuan = 50 } } } },
    { "fees not known", result = "unknown", missing = { "internship.fees_charged_yuan" },
      school = { internships = { { 3, free }, { kind = "on_post" } } } },
    { "a fee, and another not known", result = "fail",
      school = { internships = { { fees_charged_yuan = 200 }, { kind = "on_post" } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", fees_charged_yuan = 1 } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", fees_charged_yuan = 1 } } } },
  },
}
