-- A school year has the weeks of teaching, revision and exams included, that the ministry sets.
return rule {
  id       = "curriculum.teaching_weeks",
  title    = { zh = "每学年教学周数", en = "Teaching weeks of a school year" },
  clauses  = { "teaching-2012:weeks", "programme-plan-2019:weeks" },
  severity = "note",
  subject  = "programme",

  check = function(programme, limits)
    return equal(programme.teaching_weeks, limits.teaching_weeks)
  end,

  examples = {
    { "40 weeks", result = "pass", programme = { teaching_weeks = 40 } },
    { "a week less", result = "fail", shortfall = 1, programme = { teaching_weeks = 39 } },
    { "a week more", result = "fail", shortfall = 1, programme = { teaching_weeks = 41 } },
    { "weeks not known", result = "unknown", missing = { "programme.teaching_weeks" }, programme = {} },
    { "under the guidance of 2019", result = "fail", shortfall = 1, as_of = "2019-06-05",
      programme = { teaching_weeks = 39 } },
    { "on the first day", result = "fail", as_of = "2012-01-01", programme = { teaching_weeks = 39 } },
    { "the day before", result = "notapplicable", as_of = "2011-12-31", programme = { teaching_weeks = 39 } },
  },
}
