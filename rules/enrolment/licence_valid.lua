-- The licence to run the school is valid on the audit date.
return rule {
  id       = "enrolment.licence_valid",
  title    = { zh = "办学许可证在有效期内", en = "Licence valid" },
  clauses  = { "enrolment-2014:ban-1" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return at_least(school.licence_valid_until, as_of)
  end,

  examples = {
    { "the audit date is its last day", result = "pass", school = { licence_valid_until = "2019-03-22" } },
    { "valid for a day more", result = "pass", school = { licence_valid_until = "2019-03-23" } },
    { "ran out the day before", result = "fail", shortfall = 1, school = { licence_valid_until = "2019-03-21" } },
    { "valid at an earlier audit", result = "pass", as_of = "2019-03-21",
      school = { licence_valid_until = "2019-03-21" } },
    { "end not known", result = "unknown", missing = { "school.licence_valid_until" }, school = {} },
    { "on the notice's first day", result = "fail", as_of = "2014-09-15",
      school = { licence_valid_until = "2014-08-31" } },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      school = { licence_valid_until = "2014-08-31" } },
  },
}
