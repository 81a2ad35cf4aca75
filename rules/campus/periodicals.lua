-- The library takes at least the kinds of newspapers and periodicals that the standard asks for.
return rule {
  id       = "campus.periodicals",
  title    = { zh = "报刊种数", en = "Periodicals" },
  clauses  = { "setup-2010:8-library" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.periodical_kinds, limits.min_periodical_kinds)
  end,

  examples = {
    { "eighty kinds", result = "pass", school = { periodical_kinds = 80 } },
    { "one kind more", result = "pass", school = { periodical_kinds = 81 } },
    { "one kind fewer", result = "fail", shortfall = 1, school = { periodical_kinds = 79 } },
    { "none", result = "fail", shortfall = 80, school = { periodical_kinds = 0 } },
    { "number not known", result = "unknown", missing = { "school.periodical_kinds" },
      school = { periodical_kinds = unknown } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { periodical_kinds = 79 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { periodical_kinds = 79 } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", periodical_kinds = 0 } },
    { "a remote poor area", result = "notapplicable", school = { remote_poor_area = true, periodical_kinds = 0 } },
  },
}
