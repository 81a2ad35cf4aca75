-- Electives take at least a tenth of a programme's class hours.
return rule {
  id       = "curriculum.elective_share",
  title    = { zh = "选修课学时比例", en = "Share of elective hours" },
  clauses  = { "teaching-2009:elective-share" },
  severity = "note",
  subject  = "programme",

  check = function(programme, limits)
    return at_least(share(programme.elective_hours, programme.total_hours), limits.min_elective_share)
  end,

  examples = {
    { "ten of a hundred", result = "pass", programme = { total_hours = 100, elective_hours = 10 } },
    { "eleven", result = "pass", programme = { total_hours = 100, elective_hours = 11 } },
    { "nine", result = "fail", shortfall = 1, actual = "9/100", programme = { total_hours = 100, elective_hours = 9 } },
    { "299 of 3000", result = "fail", shortfall = 1, programme = { total_hours = 3000, elective_hours = 299 } },
    { "elective hours not known", result = "unknown", missing = { "programme.elective_hours" },
      programme = { total_hours = 3000 } },
    { "total not known", result = "unknown", missing = { "programme.total_hours" },
      programme = { elective_hours = 300 } },
    { "a total of 0", result = "notapplicable", programme = { total_hours = 0, elective_hours = 0 } },
    { "on the first day", result = "fail", as_of = "2009-01-06",
      programme = { total_hours = 100, elective_hours = 9 } },
    { "the day before", result = "notapplicable", as_of = "2009-01-05",
      programme = { total_hours = 100, elective_hours = 9 } },
  },
}
