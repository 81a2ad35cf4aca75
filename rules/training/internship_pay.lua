-- An on-post intern earns at least four fifths of the probation pay of the post; since the rules of 2021, of its pay.
local on_post = filter { kind = "on_post" }
local enough  = { kind = "on_post", pay_yuan = 2400, probation_pay_yuan = 3000, post_pay_yuan = 3500 }
local new     = { kind = "on_post", pay_yuan = 2800, probation_pay_yuan = 3000, post_pay_yuan = 3500 }

return rule {
  id       = "training.internship_pay",
  title    = { zh = "顶岗实习报酬", en = "Pay of on-post interns" },
  clauses  = { "internship-2016:17", "internship-2021:18" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local pay_share = limits.min_internship_pay_share
    local base      = as_of < date "2021-12-31" and "probation_pay_yuan" or "post_pay_yuan"
    return none(school.internships:where(on_post):where(function(internship)
      return internship.pay_yuan < pay_share * internship[base]
    end))
  end,

  examples = {
    { "four fifths of probation pay", result = "pass", school = { internships = { { 3, enough } } } },
    { "a yuan more", result = "pass", school = { internships = { { 1, enough, { pay_yuan = 2401 } } } } },
    { "a yuan less", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, enough }, { 1, enough, { pay_yuan = 2399 } } } } },
    { "a yuan less, assisting", result = "pass",
      school = { internships = { { 1, enough, { kind = "assist", pay_yuan = 2399 } } } } },
    { "four fifths of probation pay on the last day of the old rules", result = "pass", as_of = "2021-12-30",
      school = { internships = { enough } } },
    { "four fifths of probation pay under the new rules", result = "fail", shortfall = 1, as_of = "2021-12-31",
      school = { internships = { enough } } },
    { "four fifths of the post's pay under the new rules", result = "pass", as_of = "2021-12-31",
      school = { internships = { new } } },
    { "a yuan less under the new rules", result = "fail", shortfall = 1, as_of = "2021-12-31",
      school = { internships = { { 1, new, { pay_yuan = 2799 } } } } },
    { "pay not known", result = "unknown", missing = { "internship.pay_yuan" },
      school = { internships = { { 1, enough, { pay_yuan = unknown } } } } },
    { "probation pay not known", result = "unknown", missing = { "internship.probation_pay_yuan" },
      school = { internships = { { 1, enough, { probation_pay_yuan = unknown } } } } },
    { "no internships", result = "pass", school = { internships = {} } },
  },
}
