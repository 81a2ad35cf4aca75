-- A school that takes in new students stands on the published list of schools qualified to enrol.
return rule {
  id       = "enrolment.qualified_list",
  title    = { zh = "列入具备招生资质学校名单", en = "On the list of schools qualified to enrol" },
  clauses  = { "enrolment-2014:ban-1", "enrolment-2017:list", "plan-2019:15" },
  severity = "key",
  subject  = "school",

  applies = function(school)
    if school.new_students == 0 then
      return { zh = "本年未招收新生", en = "no new students this year" }
    end
  end,

  check = function(school)
    return at_most(school.listed_on, as_of)
  end,

  examples = {
    { "listed on the audit date", result = "pass", school = { new_students = 300, listed_on = "2019-03-22" } },
    { "listed long before", result = "pass", school = { new_students = 300, listed_on = "2018-05-31" } },
    { "listed the day after", result = "fail", shortfall = 1,
      school = { new_students = 300, listed_on = "2019-03-23" } },
    { "a single new student and on no list", result = "fail", school = { new_students = 1 } },
    { "intake not known", result = "unknown", missing = { "school.new_students" },
      school = { listed_on = "2018-05-31" } },
    { "no new students", result = "notapplicable", school = { new_students = 0 } },
    { "on the first day of the notice", result = "fail", as_of = "2014-09-15", school = { new_students = 300 } },
    { "the day before it", result = "notapplicable", as_of = "2014-09-14", school = { new_students = 300 } },
  },
}
