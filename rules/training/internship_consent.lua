-- The guardian of an intern under 18 has consented by the first day.
local without_consent = filter {
  kind                = one_of { "assist", "on_post" },
  guardian_consent_on = except(at_most(field "starts_on")),
}
local minor = { kind = "on_post", starts_on = "2019-03-01", student = { birth_date = "2001-03-02" } }
local adult = { kind = "on_post", starts_on = "2019-03-01", student = { birth_date = "2001-03-01" } }

return rule {
  id       = "training.internship_consent",
  title    = { zh = "未成年学生实习经监护人同意", en = "Guardian's consent for minors" },
  clauses  = { "internship-2016:14" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local consent_age = limits.consent_age
    return none(school.internships:where(without_consent):where(function(internship)
      return years(internship.student.birth_date, internship.starts_on) < consent_age
    end))
  end,

  examples = {
    { "consent on the first day", result = "pass",
      school = { internships = { { 1, minor, { guardian_consent_on = "2019-03-01" } } } } },
    { "consent the day after", result = "fail", shortfall = 1,
      school = { internships = { { 1, minor, { guardian_consent_on = "2019-03-02" } } } } },
    { "no consent", result = "fail", shortfall = 2, evidence_count = 2,
      school = { internships = { { 2, minor }, { 3, adult } } } },
    { "eighteen on the first day", result = "pass", school = { internships = { { 3, adult } } } },
    { "no consent, assisting", result = "fail", shortfall = 1,
      school = { internships = { { 1, minor, { kind = "assist" } } } } },
    { "no consent for a visit", result = "pass", school = { internships = { { 1, minor, { kind = "visit" } } } } },
    { "age not known", result = "unknown", missing = { "student.birth_date" },
      school = { internships = { { 1, minor, { student = { birth_date = unknown } } } } } },
    { "age not known, but consent", result = "pass",
      school = { internships = { { kind = "on_post", starts_on = "2019-03-01",
                                   guardian_consent_on = "2019-02-20" } } } },
    { "no internships", result = "pass", school = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      school = { internships = { minor } } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31", school = { internships = { minor } } },
  },
}
