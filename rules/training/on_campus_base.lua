-- Every programme has a training base on the campus.
local here = filter { location = "on_campus" }

return rule {
  id       = "training.on_campus_base",
  title    = { zh = "专业校内实训基地", en = "On-campus training base" },
  clauses  = { "setup-2010:8-bases", "plan-2019:11-bases" },
  severity = "major",
  subject  = "programme",

  check = function(programme, limits)
    return at_least(programme.training_bases:where(here), limits.min_on_campus_bases)
  end,

  examples = {
    { "one on the campus", result = "pass", programme = { training_bases = { { location = "on_campus" } } } },
    { "two on the campus", result = "pass", programme = { training_bases = { { 2, { location = "on_campus" } } } } },
    { "only one outside", result = "fail", shortfall = 1,
      programme = { training_bases = { { location = "off_campus" } } } },
    { "none at all", result = "fail", shortfall = 1, programme = { training_bases = {} } },
    { "one somewhere", result = "unknown", missing = { "training_base.location" },
      programme = { training_bases = { {} } } },
    { "one on the campus and one somewhere", result = "pass",
      programme = { training_bases = { { location = "on_campus" }, {} } } },
    { "on the first day of the standard", result = "fail", as_of = "2010-07-06", programme = { training_bases = {} } },
    { "the day before it", result = "notapplicable", as_of = "2010-07-05", programme = { training_bases = {} } },
  },
}
