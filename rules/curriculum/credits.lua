-- A programme gives at least the credits that three years of study ask for.
return rule {
  id       = "curriculum.credits",
  title    = { zh = "专业总学分", en = "Credits of the programme" },
  clauses  = { "teaching-2012:credits" },
  severity = "minor",
  subject  = "programme",

  check = function(programme, limits)
    return at_least(programme.credits, limits.min_credits)
  end,

  examples = {
    { "170 credits", result = "pass", programme = { credits = 170 } },
    { "one more", result = "pass", programme = { credits = 171 } },
    { "one fewer", result = "fail", shortfall = 1, programme = { credits = 169 } },
    { "none", result = "fail", shortfall = 170, programme = { credits = 0 } },
    { "credits not known", result = "unknown", missing = { "programme.credits" }, programme = {} },
    { "on the first day", result = "fail", as_of = "2012-01-01", programme = { credits = 169 } },
    { "the day before", result = "notapplicable", as_of = "2011-12-31", programme = { credits = 169 } },
  },
}
