-- The whole school holds an athletics meeting at least once a school year.
return rule {
  id       = "health.sports_meeting",
  title    = { zh = "每学年举行全校运动会", en = "Sports meeting every school year" },
  clauses  = { "sports-1990:14" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.sports_meetings, limits.min_sports_meetings)
  end,

  examples = {
    { "one", result = "pass", school = { sports_meetings = 1 } },
    { "two", result = "pass", school = { sports_meetings = 2 } },
    { "none", result = "fail", shortfall = 1, school = { sports_meetings = 0 } },
    { "number not known", result = "unknown", missing = { "school.sports_meetings" }, school = {} },
    { "none in an adult school", result = "fail", shortfall = 1, school = { kind = "adult", sports_meetings = 0 } },
    { "on the regulations' first day", result = "fail", as_of = "1990-03-12", school = { sports_meetings = 0 } },
    { "the day before", result = "notapplicable", as_of = "1990-03-11", school = { sports_meetings = 0 } },
  },
}
