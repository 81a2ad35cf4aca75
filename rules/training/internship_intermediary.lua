-- No agent arranges or manages internships for the school.
local through_agent = filter { intermediary = not_empty }
local direct        = { kind = "on_post", intermediary = "" }

return rule {
  id       = "training.internship_intermediary",
  title    = { zh = "不通过中介机构组织实习", en = "No agents for internships" },
  clauses  = { "internship-2021:16" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return none(school.internships:where(through_agent))
  end,

  examples = {
    { "no agent", result = "pass", as_of = "2021-12-31", school = { internships = { { 3, direct } } } },
    { "one through an agent", result = "fail", shortfall = 1, evidence_count = 1, as_of = "2021-12-31",
      school = { internships = { { 3, direct }, { 1, direct, { intermediary = "A labour agency" } } } } },
    { "a visit through an agent", result = "fail", shortfall = 1, as_of = "2021-12-31",
      school = { internships = { { kind = "visit", intermediary = "A labour agency" } } } },
    { "through an agent, the day before the rules", result = "notapplicable", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", intermediary = "A labour agency" } } } },
    { "not known", result = "unknown", missing = { "internship.intermediary" }, as_of = "2021-12-31",
      school = { internships = { { 3, direct }, { kind = "on_post" } } } },
    { "no internships", result = "pass", as_of = "2021-12-31", school = { internships = {} } },
  },
}
