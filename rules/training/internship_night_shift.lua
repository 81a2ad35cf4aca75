-- No intern works a night shift.
local at_night = filter { kind = one_of { "assist", "on_post" }, night_shift = true }
local spared   = { kind = "on_post", night_shift = false }

return rule {
  id       = "training.internship_night_shift",
  title    = { zh = "不安排实习学生夜班", en = "No night shifts for interns" },
  clauses  = { "internship-2016:16" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return none(school.internships:where(at_night))
  end,

  examples = {
    { "nobody", result = "pass", school = { internships = { { 3, spared } } } },
    { "one of four", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, spared }, { kind = "on_post", night_shift = true } } } },
    { "one assisting", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", night_shift = true } } } },
    { "one on a visit", result = "pass", school = { internships = { { kind = "visit", night_shift = true } } } },
    { "one not known", result = "unknown", missing = { "internship.night_shift" },
      school = { internships = { { 3, spared }, { kind = "on_post" } } } },
    { "kind not known", result = "unknown", missing = { "internship.kind" },
      school = { internships = { { night_shift = true } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", night_shift = true } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", night_shift = true } } } },
  },
}
