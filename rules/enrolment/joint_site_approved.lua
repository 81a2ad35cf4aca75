-- Where a partner in joint schooling teaches at a site of its own, that site has been approved.
return rule {
  id       = "enrolment.joint_site_approved",
  title    = { zh = "联合办学校外教学点经批准", en = "Partner's own site approved" },
  clauses  = { "plan-2019:15" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return none(school.joint_schoolings:where { own_site = true, site_approved_on = except(at_most(as_of)) })
  end,

  examples = {
    { "approved on the audit date", result = "pass",
      school = { joint_schoolings = { { own_site = true, site_approved_on = "2019-03-22" } } } },
    { "approved the day after", result = "fail", shortfall = 1,
      school = { joint_schoolings = { { own_site = true, site_approved_on = "2019-03-23" } } } },
    { "never approved", result = "fail", shortfall = 1, school = { joint_schoolings = { { own_site = true } } } },
    { "no site of its own", result = "pass", school = { joint_schoolings = { { own_site = false } } } },
    { "site not known", result = "unknown", missing = { "joint_schooling.own_site" },
      school = { joint_schoolings = { {} } } },
    { "site not known, but approved", result = "pass",
      school = { joint_schoolings = { { site_approved_on = "2018-09-01" } } } },
    { "no partner", result = "pass", school = { joint_schoolings = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      school = { joint_schoolings = { { own_site = true } } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { joint_schoolings = { { own_site = true } } } },
  },
}
