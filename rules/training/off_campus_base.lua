-- Every programme has a base outside the campus, with an agreement that runs on the audit date.
local outside = { location = "off_campus", agreement_until = "2019-03-22" }

return rule {
  id       = "training.off_campus_base",
  title    = { zh = "专业校外实习基地", en = "Off-campus base" },
  clauses  = { "setup-2010:8-bases", "plan-2019:11-bases" },
  severity = "major",
  subject  = "programme",

  check = function(programme, limits)
    local running = programme.training_bases:where { location = "off_campus", agreement_until = at_least(as_of) }
    return at_least(running, limits.min_off_campus_bases)
  end,

  examples = {
    { "an agreement that ends on the audit date", result = "pass", programme = { training_bases = { outside } } },
    { "two of them", result = "pass", programme = { training_bases = { { 2, outside } } } },
    { "one that ended the day before", result = "fail", shortfall = 1,
      programme = { training_bases = { { 1, outside, { agreement_until = "2019-03-21" } } } } },
    { "only one on the campus", result = "fail", shortfall = 1,
      programme = { training_bases = { { location = "on_campus" } } } },
    { "none at all", result = "fail", shortfall = 1, programme = { training_bases = {} } },
    { "end of the agreement not known", result = "unknown", missing = { "training_base.agreement_until" },
      programme = { training_bases = { { 1, outside, { agreement_until = unknown } } } } },
    { "a second one whose end is not known", result = "pass",
      programme = { training_bases = { outside, { 1, outside, { agreement_until = unknown } } } } },
    { "on the first day of the standard", result = "fail", as_of = "2010-07-06", programme = { training_bases = {} } },
    { "the day before it", result = "notapplicable", as_of = "2010-07-05", programme = { training_bases = {} } },
  },
}
