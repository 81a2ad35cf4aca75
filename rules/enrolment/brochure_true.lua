-- No enrolment brochure differs from what was filed.
local untrue = filter { mismatches = not_empty }

return rule {
  id       = "enrolment.brochure_true",
  title    = { zh = "招生简章内容与备案一致", en = "Brochure true to what was filed" },
  clauses  = { "enrolment-2014:ban-2" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return none(school.brochures:where(untrue))
  end,

  examples = {
    { "the same as filed", result = "pass", school = { brochures = { { mismatches = {} } } } },
    { "other fees than filed", result = "fail", shortfall = 1,
      school = { brochures = { { mismatches = { "fees" } } } } },
    { "one of two differs in two things", result = "fail", shortfall = 1, evidence_count = 1,
      school = { brochures = { { mismatches = {} }, { mismatches = { "plan", "employment" } } } } },
    { "not compared", result = "unknown", missing = { "brochure.mismatches" }, school = { brochures = { {} } } },
    { "one untrue and one not compared", result = "fail",
      school = { brochures = { { mismatches = { "fees" } }, {} } } },
    { "no brochure", result = "pass", school = { brochures = {} } },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      school = { brochures = { { mismatches = { "fees" } } } } },
  },
}
