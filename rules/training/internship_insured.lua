-- Everybody who assists in an enterprise or works on a post is insured against its dangers.
local placed  = filter { kind = one_of { "assist", "on_post" } }
local insured = filter { insured = true }
local covered = { kind = "on_post", insured = true }

return rule {
  id       = "training.internship_insured",
  title    = { zh = "实习责任保险全覆盖", en = "All interns insured" },
  clauses  = { "internship-2016:35" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.internships:where(placed), insured)
  end,

  examples = {
    { "all insured", result = "pass", school = { internships = { { 3, covered } } } },
    { "one of four not", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, covered }, { 1, covered, { insured = false } } } } },
    { "one not, assisting", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", insured = false } } } },
    { "one not, on a visit", result = "pass", school = { internships = { { kind = "visit", insured = false } } } },
    { "one not known", result = "unknown", missing = { "internship.insured" },
      school = { internships = { { 3, covered }, { kind = "on_post" } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", insured = false } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", insured = false } } } },
  },
}
