-- No intern works on a dangerous post.
local dangerous = filter { kind = one_of { "assist", "on_post" }, hazards = not_empty }
local safe      = { kind = "on_post", hazards = {} }

return rule {
  id       = "training.internship_hazards",
  title    = { zh = "不安排实习学生从事高危岗位", en = "No dangerous posts for interns" },
  clauses  = { "internship-2016:16" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return none(school.internships:where(dangerous))
  end,

  examples = {
    { "no dangers", result = "pass", school = { internships = { { 3, safe } } } },
    { "one at a height", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, safe }, { 1, safe, { hazards = { "height" } } } } } },
    { "one assisting with two dangers", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", hazards = { "toxic", "explosive" } } } } },
    { "a visit to a mine", result = "pass",
      school = { internships = { { kind = "visit", hazards = { "underground" } } } } },
    { "dangers not known", result = "unknown", missing = { "internship.hazards" },
      school = { internships = { { 3, safe }, { kind = "on_post" } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", hazards = { "height" } } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", hazards = { "height" } } } } },
  },
}
