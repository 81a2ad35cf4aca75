-- No intern works longer in a day than the law allows.
local eight = { kind = "on_post", hours_per_day = 8 }

return rule {
  id       = "training.internship_hours",
  title    = { zh = "实习每日工作时间", en = "Hours a day" },
  clauses  = { "internship-2016:16", "hubei-teaching:hours" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return none(school.internships:where {
      kind          = one_of { "assist", "on_post" },
      hours_per_day = more_than(limits.max_internship_hours),
    })
  end,

  examples = {
    { "eight hours", result = "pass", school = { internships = { { 3, eight } } } },
    { "seven and a half hours", result = "pass",
      school = { internships = { { 1, eight, { hours_per_day = 7.5 } } } } },
    { "eight and a half hours", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, eight }, { 1, eight, { hours_per_day = 8.5 } } } } },
    { "nine hours, assisting", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", hours_per_day = 9 } } } },
    { "nine hours on a visit", result = "pass",
      school = { internships = { { kind = "visit", hours_per_day = 9 } } } },
    { "hours not known", result = "unknown", missing = { "internship.hours_per_day" },
      school = { internships = { { 3, eight }, { kind = "on_post" } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the first day of the rules", result = "fail", as_of = "2016-04-11",
      school = { internships = { { kind = "on_post", hours_per_day = 9 } } } },
    { "the day before it", result = "notapplicable", as_of = "2016-04-10",
      school = { internships = { { kind = "on_post", hours_per_day = 9 } } } },
  },
}
