-- The school's charter treats every topic that the standard names.
local eight = { "name", "address", "purpose", "management", "staff", "students", "teaching", "property_finance" }
local nine  = { "name", "address", "purpose", "management", "staff", "students", "teaching", "property_finance",
                "amendment" }

return rule {
  id       = "enrolment.charter",
  title    = { zh = "学校章程内容齐全", en = "Charter complete" },
  clauses  = { "setup-2010:5" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return includes(school.charter_topics, limits.charter_topics)
  end,

  examples = {
    { "all nine topics", result = "pass", school = { charter_topics = nine } },
    { "nothing on its own amendment", result = "fail", shortfall = 1, school = { charter_topics = eight } },
    { "no charter", result = "fail", shortfall = 9, school = { charter_topics = {} } },
    { "topics not known", result = "unknown", missing = { "school.charter_topics" }, school = {} },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { charter_topics = eight } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { charter_topics = eight } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", charter_topics = {} } },
  },
}
