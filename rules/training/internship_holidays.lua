-- No intern works on a statutory holiday.
local on_holidays = filter { kind = one_of { "assist", "on_post" }, holiday_work = true }
local spared      = { kind = "on_post", holiday_work = false }

return rule {
  id       = "training.internship_holidays",
  title    = { zh = "不在法定节假日安排实习", en = "No work on holidays for interns" },
  clauses  = { "internship-2016:16" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return none(school.internships:where(on_holidays))
  end,

  examples = {
    { "nobody", result = "pass", school = { internships = { { 3, spared } } } },
    { "one of four", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, spared }, { kind = "on_post", holiday_work = true } } } },
    { "one assisting", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", holiday_work = true } } } },
    { "one on a visit", result = "pass", school = { internships = { { kind = "visit", holiday_work = true } } } },
    { "one not known", result = "unknown", missing = { "internship.holiday_work" },
      school = { internships = { { 3, spared }, { kind = "on_post" } } } },
    { "kind not known", result = "unknown", missing = { "internship.kind" },
      school = { internships = { { holiday_work = true } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", holiday_work = true } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", holiday_work = true } } } },
  },
}
