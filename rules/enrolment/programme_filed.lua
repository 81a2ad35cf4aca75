-- A programme that takes in new students has been filed.
return rule {
  id       = "enrolment.programme_filed",
  title    = { zh = "招生专业已备案", en = "Enrolling programme filed" },
  clauses  = { "plan-2019:15", "plan-2019:month.05-2" },
  severity = "major",
  subject  = "programme",

  applies = function(programme)
    if programme.new_students == 0 then
      return { zh = "该专业本年未招生", en = "no new students in this programme" }
    end
  end,

  check = function(programme)
    return at_most(programme.filed_on, as_of)
  end,

  examples = {
    { "filed on the audit date", result = "pass", programme = { new_students = 40, filed_on = "2019-03-22" } },
    { "filed years ago", result = "pass", programme = { new_students = 40, filed_on = "2015-04-01" } },
    { "filed the day after", result = "fail", shortfall = 1,
      programme = { new_students = 40, filed_on = "2019-03-23" } },
    { "a single new student and not filed", result = "fail", programme = { new_students = 1 } },
    { "intake not known", result = "unknown", missing = { "programme.new_students" }, programme = {} },
    { "no new students", result = "notapplicable", programme = { new_students = 0 } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31", programme = { new_students = 40 } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", programme = { new_students = 40 } },
  },
}
