-- Public basic courses take about one third of a programme's class hours.
return rule {
  id       = "curriculum.public_share",
  title    = { zh = "公共基础课学时比例", en = "Share of public basic hours" },
  clauses  = { "teaching-2009:public-share" },
  severity = "note",
  subject  = "programme",

  check = function(programme, limits)
    local public = share(programme.public_hours, programme.total_hours)
    return within(public, limits.min_public_share, limits.max_public_share)
  end,

  examples = {
    { "one third", result = "pass", programme = { total_hours = 3000, public_hours = 1000 } },
    { "thirty of a hundred", result = "pass", programme = { total_hours = 100, public_hours = 30 } },
    { "twenty-nine", result = "fail", shortfall = 1, actual = "29/100",
      programme = { total_hours = 100, public_hours = 29 } },
    { "899 of 3000", result = "fail", shortfall = 1, programme = { total_hours = 3000, public_hours = 899 } },
    { "thirty-seven of a hundred", result = "pass", programme = { total_hours = 100, public_hours = 37 } },
    { "thirty-eight", result = "fail", shortfall = 1, actual = "38/100",
      programme = { total_hours = 100, public_hours = 38 } },
    { "1111 of 3000", result = "fail", shortfall = 1, programme = { total_hours = 3000, public_hours = 1111 } },
    { "public hours not known", result = "unknown", missing = { "programme.public_hours" },
      programme = { total_hours = 3000 } },
    { "total not known", result = "unknown", missing = { "programme.total_hours" },
      programme = { public_hours = 1000 } },
    { "a total of 0", result = "notapplicable", programme = { total_hours = 0, public_hours = 0 } },
    { "on the first day", result = "fail", as_of = "2009-01-06",
      programme = { total_hours = 100, public_hours = 29 } },
    { "the day before", result = "notapplicable", as_of = "2009-01-05",
      programme = { total_hours = 100, public_hours = 29 } },
  },
}
