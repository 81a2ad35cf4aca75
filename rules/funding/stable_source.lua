-- Last year a public school had an appropriation, a private one income from tuition or services.
local appropriated = filter { appropriation_yuan = more_than(0) }
local public       = { year = 2018, appropriation_yuan = 1, tuition_yuan = 0, service_income_yuan = 0 }
local private      = { year = 2018, appropriation_yuan = 0, tuition_yuan = 1, service_income_yuan = 0 }
local nothing      = { year = 2018, appropriation_yuan = 0, tuition_yuan = 0, service_income_yuan = 0 }

local function earned(funding)
  return funding.tuition_yuan + funding.service_income_yuan > 0
end

return rule {
  id       = "funding.stable_source",
  title    = { zh = "经费来源稳定", en = "A stable source of funds" },
  clauses  = { "law-1996:24", "setup-2010:12", "plan-2019:15" },
  severity = "key",
  subject  = "school",

  check = function(school)
    local last_year = school.fundings:where { year = year_of(as_of) - 1 }
    local supplied  = school.ownership == "public" and appropriated or earned
    return at_least(last_year:where(supplied), 1)
  end,

  examples = {
    { "an appropriation", result = "pass", school = { fundings = { public } } },
    { "none", result = "fail", shortfall = 1, school = { fundings = { nothing } } },
    { "tuition only in a public school", result = "fail", shortfall = 1, school = { fundings = { private } } },
    { "tuition in a private school", result = "pass", school = { ownership = "private", fundings = { private } } },
    { "income from services in a private school", result = "pass",
      school = { ownership = "private", fundings = { { 1, nothing, { service_income_yuan = 1 } } } } },
    { "an appropriation only in a private school", result = "fail", shortfall = 1,
      school = { ownership = "private", fundings = { public } } },
    { "an appropriation the year before only", result = "fail", shortfall = 1,
      school = { fundings = { { 1, public, { year = 2017 } } } } },
    { "an appropriation this year only", result = "fail", shortfall = 1,
      school = { fundings = { { 1, public, { year = 2019 } } } } },
    { "this year's on the first day of the next", result = "pass", as_of = "2020-01-01",
      school = { fundings = { { 1, public, { year = 2019 } } } } },
    { "this year's on its last day", result = "fail", as_of = "2019-12-31",
      school = { fundings = { { 1, public, { year = 2019 } } } } },
    { "appropriation not known", result = "unknown", missing = { "funding.appropriation_yuan" },
      school = { fundings = { { 1, public, { appropriation_yuan = unknown } } } } },
    { "tuition not known in a public school", result = "pass",
      school = { fundings = { { 1, public, { tuition_yuan = unknown } } } } },
    { "tuition not known in a private school with other income", result = "pass",
      school = { ownership = "private", fundings = { { year = 2018, service_income_yuan = 1 } } } },
    { "tuition not known in a private school without", result = "unknown", missing = { "funding.tuition_yuan" },
      school = { ownership = "private", fundings = { { year = 2018, service_income_yuan = 0 } } } },
    { "year not known", result = "unknown", missing = { "funding.year" },
      school = { fundings = { { 1, public, { year = unknown } } } } },
    { "ownership not known", result = "unknown", missing = { "school.ownership" },
      school = { ownership = unknown, fundings = { public } } },
    { "ownership not known of a school with nothing", result = "fail",
      school = { ownership = unknown, fundings = { nothing } } },
    { "funding not known", result = "unknown", missing = { "funding" }, school = { fundings = {} } },
    { "on the last day of the law of 1996", result = "fail", as_of = "2022-04-30",
      school = { kind = "arts", fundings = { nothing } } },
    { "the day after it", result = "notapplicable", as_of = "2022-05-01",
      school = { kind = "arts", fundings = { nothing } } },
  },
}
