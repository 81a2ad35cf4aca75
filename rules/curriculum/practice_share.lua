-- Practical teaching, internships included, takes at least half of a programme's class hours.
return rule {
  id       = "curriculum.practice_share",
  title    = { zh = "实践教学学时比例", en = "Share of practice hours" },
  clauses  = { "programme-plan-2019:practice" },
  severity = "note",
  subject  = "programme",

  check = function(programme, limits)
    return at_least(share(programme.practice_hours, programme.total_hours), limits.min_practice_share)
  end,

  examples = {
    { "fifty of a hundred", result = "pass", as_of = "2019-06-05",
      programme = { total_hours = 100, practice_hours = 50 } },
    { "fifty-one", result = "pass", as_of = "2019-06-05", programme = { total_hours = 100, practice_hours = 51 } },
    { "forty-nine", result = "fail", shortfall = 1, actual = "49/100", as_of = "2019-06-05",
      programme = { total_hours = 100, practice_hours = 49 } },
    { "1499 of 3000", result = "fail", shortfall = 1, as_of = "2019-06-05",
      programme = { total_hours = 3000, practice_hours = 1499 } },
    { "practice hours not known", result = "unknown", missing = { "programme.practice_hours" }, as_of = "2019-06-05",
      programme = { total_hours = 3000 } },
    { "total not known", result = "unknown", missing = { "programme.total_hours" }, as_of = "2019-06-05",
      programme = { practice_hours = 1500 } },
    { "a total of 0", result = "notapplicable", as_of = "2019-06-05",
      programme = { total_hours = 0, practice_hours = 0 } },
    { "forty-nine the day before the guidance", result = "notapplicable", as_of = "2019-06-04",
      programme = { total_hours = 100, practice_hours = 49 } },
  },
}
