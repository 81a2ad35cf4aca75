-- An on-post internship lasts about half a year.
local on_post = filter { kind = "on_post" }
local half    = { kind = "on_post", starts_on = "2018-09-01", ends_on = "2019-02-28" }

return rule {
  id       = "training.internship_length",
  title    = { zh = "顶岗实习时长", en = "Length of on-post internships" },
  clauses  = { "internship-2016:10" },
  severity = "note",
  subject  = "school",

  check = function(school, limits)
    local shortest, longest = limits.min_internship_months, limits.max_internship_months
    return none(school.internships:where(on_post):where(function(internship)
      local first, last = internship.starts_on, internship.ends_on
      return last + 1 < months_after(first, shortest) or last > months_after(first, longest)
    end))
  end,

  examples = {
    { "six months", result = "pass", school = { internships = { { 3, half } } } },
    { "five months", result = "pass", school = { internships = { { 1, half, { ends_on = "2019-01-31" } } } } },
    { "a day less", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, half }, { 1, half, { ends_on = "2019-01-30" } } } } },
    { "seven months", result = "pass", school = { internships = { { 1, half, { ends_on = "2019-04-01" } } } } },
    { "a day more", result = "fail", shortfall = 1,
      school = { internships = { { 1, half, { ends_on = "2019-04-02" } } } } },
    { "a week, assisting", result = "pass",
      school = { internships = { { 1, half, { kind = "assist", ends_on = "2018-09-07" } } } } },
    { "last day not known", result = "unknown", missing = { "internship.ends_on" },
      school = { internships = { { 3, half }, { 1, half, { ends_on = unknown } } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { 1, half, { ends_on = "2018-09-30" } } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { 1, half, { ends_on = "2018-09-30" } } } } },
  },
}
