-- Schooling run jointly with a partner rests on an agreement that has been signed and filed.
return rule {
  id       = "enrolment.joint_schooling_filed",
  title    = { zh = "联合办学协议已签订并备案", en = "Joint schooling agreed and filed" },
  clauses  = { "plan-2019:15", "law-1996:22" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return every(school.joint_schoolings, { agreement_on = at_most(as_of), filed_on = at_most(as_of) })
  end,

  examples = {
    { "filed on the audit date", result = "pass",
      school = { joint_schoolings = { { agreement_on = "2019-03-22", filed_on = "2019-03-22" } } } },
    { "filed the day after", result = "fail", shortfall = 1,
      school = { joint_schoolings = { { agreement_on = "2019-03-22", filed_on = "2019-03-23" } } } },
    { "agreed the day after", result = "fail", shortfall = 1,
      school = { joint_schoolings = { { agreement_on = "2019-03-23", filed_on = "2019-03-22" } } } },
    { "one agreed and not filed", result = "fail", shortfall = 1, evidence_count = 1,
      school = { joint_schoolings = { { agreement_on = "2018-09-01" },
                                      { agreement_on = "2018-09-01", filed_on = "2018-09-20" } } } },
    { "filed without an agreement", result = "fail", school = { joint_schoolings = { { filed_on = "2018-09-20" } } } },
    { "no partner", result = "pass", school = { joint_schoolings = {} } },
    { "on the last day of the law of 1996", result = "fail", as_of = "2022-04-30",
      school = { joint_schoolings = { {} } } },
    { "the day after it", result = "notapplicable", as_of = "2022-05-01", school = { joint_schoolings = { {} } } },
  },
}
