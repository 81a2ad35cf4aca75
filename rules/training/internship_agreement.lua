-- School, enterprise and student have signed an agreement by the first day of an internship.
local placed = filter { kind = one_of { "assist", "on_post" } }
local agreed = filter {
  agreement_on      = at_most(field "starts_on"),
  agreement_parties = includes { "school", "enterprise", "student" },
}
local signed = { kind = "on_post", starts_on = "2019-03-01", agreement_on = "2019-03-01",
                 agreement_parties = { "school", "enterprise", "student" } }

return rule {
  id       = "training.internship_agreement",
  title    = { zh = "实习前签订三方协议", en = "Agreement of three parties" },
  clauses  = { "internship-2016:13" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.internships:where(placed), agreed)
  end,

  examples = {
    { "signed on the first day", result = "pass", school = { internships = { { 3, signed } } } },
    { "signed the day before", result = "pass",
      school = { internships = { { 1, signed, { agreement_on = "2019-02-28" } } } } },
    { "signed the day after", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, signed }, { 1, signed, { agreement_on = "2019-03-02" } } } } },
    { "not signed by the student", result = "fail", shortfall = 1,
      school = { internships = { { 1, signed, { agreement_parties = { "school", "enterprise" } } } } } },
    { "no agreement", result = "fail", shortfall = 1,
      school = { internships = { { kind = "assist", starts_on = "2019-03-01" } } } },
    { "no agreement on a visit", result = "pass",
      school = { internships = { { kind = "visit", starts_on = "2019-03-01" } } } },
    { "parties not known", result = "unknown", missing = { "internship.agreement_parties" },
      school = { internships = { { 1, signed, { agreement_parties = unknown } } } } },
    { "first day not known", result = "unknown", missing = { "internship.starts_on" },
      school = { internships = { { 1, signed, { starts_on = unknown } } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { { kind = "on_post", starts_on = "2021-09-01" } } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      school = { internships = { { kind = "on_post", starts_on = "2021-09-01" } } } },
  },
}
