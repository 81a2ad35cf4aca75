-- An enrolment brochure is filed before it is published, or on the same day.
local published_unfiled = filter { published_on = done, filed_on = except(at_most(field "published_on")) }

return rule {
  id       = "enrolment.brochure_filed",
  title    = { zh = "招生简章先备案后发布", en = "Brochure filed before publication" },
  clauses  = { "plan-2019:15", "private-2018:42", "enrolment-2015:brochure" },
  severity = "major",
  subject  = "school",

  check = function(school)
    return none(school.brochures:where(published_unfiled))
  end,

  examples = {
    { "filed on the day of publication", result = "pass",
      school = { brochures = { { filed_on = "2019-03-10", published_on = "2019-03-10" } } } },
    { "filed the day before", result = "pass",
      school = { brochures = { { filed_on = "2019-03-09", published_on = "2019-03-10" } } } },
    { "filed the day after", result = "fail", shortfall = 1,
      school = { brochures = { { filed_on = "2019-03-11", published_on = "2019-03-10" } } } },
    { "two published and never filed", result = "fail", shortfall = 2, evidence_count = 2,
      school = { brochures = { { 2, { published_on = "2019-03-10" } }, { filed_on = "2019-03-09" } } } },
    { "neither published nor filed", result = "pass", school = { brochures = { { year = 2019 } } } },
    { "no brochure", result = "pass", school = { brochures = {} } },
    { "on the first day of the notice", result = "fail", as_of = "2015-01-01",
      school = { brochures = { { published_on = "2014-12-20" } } } },
    { "the day before it", result = "notapplicable", as_of = "2014-12-31",
      school = { brochures = { { published_on = "2014-12-20" } } } },
  },
}
