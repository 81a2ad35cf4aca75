-- The registration of every student is approved once the deadline of the entry season has passed.
local waiting  = filter { status = other_than "withdrawn", registered_on = done, approved_on = not_done }
local approved = { status = "enrolled", season = "autumn", entered_on = "2018-09-01", registered_on = "2018-09-20",
                   approved_on = "2018-11-25" }
local pending  = { status = "enrolled", season = "autumn", entered_on = "2018-09-01", registered_on = "2018-09-20" }
local spring   = { status = "enrolled", season = "spring", entered_on = "2019-03-01", registered_on = "2019-03-10" }

return rule {
  id       = "enrolment.registration_approved",
  title    = { zh = "已注册学籍经审核批准", en = "Registrations approved" },
  clauses  = { "roll-2015:approval" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    local in_autumn = limits.registration_deadline_autumn
    local in_spring = limits.registration_deadline_spring

    return none(school.roll:where(waiting):where(function(student)
      local season_day = student.season == "autumn" and in_autumn or in_spring
      return as_of > season_day:in_year(year_of(student.entered_on))
    end))
  end,

  examples = {
    { "approved after the deadline", result = "pass", school = { roll = { { 3, approved } } } },
    { "one of four not approved", result = "fail", shortfall = 1, evidence_count = 1,
      school = { roll = { { 3, approved }, { 1, pending } } } },
    { "waiting on the last day in autumn", result = "pass", as_of = "2018-11-20",
      school = { roll = { { 1, pending } } } },
    { "waiting a day longer in autumn", result = "fail", shortfall = 1, as_of = "2018-11-21",
      school = { roll = { { 1, pending } } } },
    { "waiting on the last day in spring", result = "pass", as_of = "2019-04-20",
      school = { roll = { { 1, spring } } } },
    { "waiting a day longer in spring", result = "fail", shortfall = 1, as_of = "2019-04-21",
      school = { roll = { { 1, spring } } } },
    { "not registered at all", result = "pass",
      school = { roll = { { status = "enrolled", season = "autumn", entered_on = "2018-09-01" } } } },
    { "withdrawn while waiting", result = "pass",
      school = { roll = { { 1, pending, { status = "withdrawn" } } } } },
    { "season not known", result = "unknown", missing = { "student.season" },
      school = { roll = { { 1, spring, { season = unknown } } } }, as_of = "2019-05-01" },
    { "entry not known", result = "unknown", missing = { "student.entered_on" },
      school = { roll = { { 1, pending, { entered_on = unknown } } } } },
    { "on the first day of the rules", result = "fail", as_of = "2015-02-02",
      school = { roll = { { 1, pending, { entered_on = "2014-09-01" } } } } },
    { "the day before it", result = "notapplicable", as_of = "2015-02-01",
      school = { roll = { { 1, pending, { entered_on = "2014-09-01" } } } } },
  },
}
