-- Autumn entrants are registered by 20 November and spring entrants by 20 April of the year in which they enter.
local on_roll = filter { status = other_than "withdrawn" }
local autumn  = { status = "enrolled", season = "autumn", entered_on = "2018-09-01", registered_on = "2018-11-20" }
local spring  = { status = "enrolled", season = "spring", entered_on = "2018-03-01", registered_on = "2018-04-20" }
local recent  = { status = "enrolled", season = "spring", entered_on = "2019-03-01" }

return rule {
  id       = "enrolment.registration_deadline",
  title    = { zh = "新生按期注册学籍", en = "Entrants registered in time" },
  clauses  = { "roll-2015:deadline" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local in_autumn = limits.registration_deadline_autumn
    local in_spring = limits.registration_deadline_spring

    return none(school.roll:where(on_roll):where(function(student)
      local season_day = student.season == "autumn" and in_autumn or in_spring
      local last_day   = season_day:in_year(year_of(student.entered_on))
      return (student.registered_on or as_of) > last_day
    end))
  end,

  examples = {
    { "on the last day in autumn", result = "pass", school = { roll = { { 3, autumn } } } },
    { "a day late in autumn", result = "fail", shortfall = 2,
      school = { roll = { { 3, autumn }, { 2, autumn, { registered_on = "2018-11-21" } } } } },
    { "on the last day in spring", result = "pass", school = { roll = { { 3, spring } } } },
    { "a day late in spring", result = "fail", shortfall = 1,
      school = { roll = { { 3, spring }, { 1, spring, { registered_on = "2018-04-21" } } } } },
    { "not registered while there is time", result = "pass", as_of = "2019-04-20",
      school = { roll = { { 1, recent } } } },
    { "not registered and no time left", result = "fail", shortfall = 1, as_of = "2019-04-21",
      school = { roll = { { 1, recent } } } },
    { "withdrawn without being registered", result = "pass",
      school = { roll = { { status = "withdrawn", season = "autumn", entered_on = "2018-09-01" } } } },
    { "season not known", result = "unknown", missing = { "student.season" },
      school = { roll = { { 3, autumn }, { 1, autumn, { season = unknown } } } } },
    { "entry not known", result = "unknown", missing = { "student.entered_on" },
      school = { roll = { { 1, autumn, { entered_on = unknown } } } } },
    { "on the first day of the rules", result = "fail", as_of = "2015-02-02",
      school = { roll = { { status = "enrolled", season = "autumn", entered_on = "2014-09-01" } } } },
    { "the day before it", result = "notapplicable", as_of = "2015-02-01",
      school = { roll = { { status = "enrolled", season = "autumn", entered_on = "2014-09-01" } } } },
  },
}
