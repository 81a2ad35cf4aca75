-- The school is a registered legal person.
return rule {
  id       = "enrolment.legal_person",
  title    = { zh = "具有法人资格", en = "Legal person" },
  clauses  = { "setup-2010:4" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return equal(school.legal_person, true)
  end,

  examples = {
    { "a legal person", result = "pass", school = { legal_person = true } },
    { "no legal person", result = "fail", school = { legal_person = false } },
    { "not known", result = "unknown", missing = { "school.legal_person" }, school = { legal_person = unknown } },
    { "on the standard's first day", result = "fail", as_of = "2010-07-06", school = { legal_person = false } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { legal_person = false } },
    { "a vocational high school", result = "fail", school = { kind = "vocational_high", legal_person = false } },
    { "an adult school", result = "pass", school = { kind = "adult", legal_person = true } },
    { "a technical school", result = "notapplicable", school = { kind = "technical", legal_person = false } },
    { "a remote poor area", result = "notapplicable", school = { remote_poor_area = true, legal_person = false } },
  },
}
