-- In every programme each of the required public subjects has a course that all students take.
local politics    = { subject = "politics", required = true }
local chinese     = { subject = "chinese", required = true }
local mathematics = { subject = "mathematics", required = true }
local language    = { subject = "foreign_language", required = true }
local computing   = { subject = "information_technology", required = true }
local sport       = { subject = "physical_education", required = true }
local history     = { subject = "history", required = true }
local art         = { subject = "art", required = true }
local trade       = { subject = "professional", required = true }
local unnamed     = { subject = unknown, required = true }

return rule {
  id       = "curriculum.courses_offered",
  title    = { zh = "公共基础必修课开齐", en = "Required public subjects offered" },
  clauses  = { "plan-2019:6", "programme-plan-2019:courses", "teaching-2009:public-courses" },
  severity = "major",
  subject  = "programme",

  check = function(programme, limits)
    local required = programme.courses:where { required = true }
    return includes(required:members("subject"), limits.required_public_subjects)
  end,

  examples = {
    { "all six until 2019", result = "pass",
      programme = { courses = { politics, chinese, mathematics, language, computing, sport } } },
    { "six and others", result = "pass",
      programme = { courses = { politics, chinese, mathematics, language, computing, sport, art, { 9, trade } } } },
    { "no physical education", result = "fail", shortfall = 1, actual = "5", required = "6",
      programme = { courses = { politics, chinese, mathematics, language, computing, { 9, trade } } } },
    { "two courses of one subject do not make up for another", result = "fail", shortfall = 1,
      programme = { courses = { { 2, politics }, chinese, mathematics, language, computing } } },
    { "Chinese only as an elective", result = "fail", shortfall = 1,
      programme = { courses = { politics, { 1, chinese, { required = false } }, mathematics, language, computing,
                                sport } } },
    { "not known whether Chinese is required", result = "unknown", missing = { "course.required" },
      programme = { courses = { politics, { 1, chinese, { required = unknown } }, mathematics, language, computing,
                                sport } } },
    { "one subject not known", result = "unknown", missing = { "course.subject" },
      programme = { courses = { politics, chinese, mathematics, language, computing, unnamed } } },
    { "a subject not known that is not needed", result = "pass",
      programme = { courses = { politics, chinese, mathematics, language, computing, sport, unnamed } } },
    { "a subject not known that would not be enough", result = "fail", shortfall = 1,
      programme = { courses = { politics, chinese, mathematics, language, unnamed } } },
    { "one whose programme is not known", result = "unknown", missing = { "course.programme_id" },
      programme = { courses = { politics, chinese, mathematics, language, computing,
                                { 1, sport, { programme_id = unknown } } } } },
    { "no courses", result = "fail", shortfall = 6, programme = { courses = {} } },
    { "neither history nor art the day before the guidance of 2019", result = "pass", as_of = "2019-06-04",
      programme = { courses = { politics, chinese, mathematics, language, computing, sport } } },
    { "the same on its first day", result = "fail", shortfall = 2, actual = "6", required = "8", as_of = "2019-06-05",
      programme = { courses = { politics, chinese, mathematics, language, computing, sport } } },
    { "all eight on its first day", result = "pass", as_of = "2019-06-05",
      programme = { courses = { politics, chinese, history, mathematics, language, computing, sport, art } } },
    { "no art after the plan's year", result = "fail", shortfall = 1, as_of = "2020-01-01",
      programme = { courses = { politics, chinese, history, mathematics, language, computing, sport } } },
    { "on the first day of the principles of 2009", result = "fail", as_of = "2009-01-06",
      programme = { courses = {} } },
    { "the day before them", result = "notapplicable", as_of = "2009-01-05", programme = { courses = {} } },
  },
}
