-- The sports ground has a ring track of at least the length that the standard asks for.
return rule {
  id       = "campus.track",
  title    = { zh = "环形跑道", en = "Ring track" },
  clauses  = { "setup-2010:8" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.track_m, limits.min_track_m)
  end,

  examples = {
    { "200 m", result = "pass", school = { track_m = 200 } },
    { "a metre more", result = "pass", school = { track_m = 201 } },
    { "a metre less", result = "fail", shortfall = 1, school = { track_m = 199 } },
    { "half a metre less", result = "fail", shortfall = 1, school = { track_m = 199.5 } },
    { "no ring track", result = "fail", shortfall = 200, school = { track_m = 0 } },
    { "length not known", result = "unknown", missing = { "school.track_m" }, school = { track_m = unknown } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06", school = { track_m = 199 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05", school = { track_m = 199 } },
    { "a school for sports", result = "notapplicable", school = { kind = "sports", track_m = 0 } },
    { "a remote poor area", result = "notapplicable", school = { remote_poor_area = true, track_m = 0 } },
  },
}
