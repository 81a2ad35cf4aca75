-- For the full-time teachers there is about a fifth of part-time teachers with practical experience of the trade.
local full  = { employment = "full_time" }
local part  = { employment = "part_time", practice_experience = true }
local other = { employment = "part_time", practice_experience = false }

return rule {
  id       = "staffing.part_time_share",
  title    = { zh = "有实践经验的兼职教师与专任教师之比", en = "Experienced part-time to full-time teachers" },
  clauses  = { "setup-2010:7" },
  severity = "note",
  subject  = "school",

  check = function(school, limits)
    local experienced = school.teachers:where { employment = "part_time", practice_experience = true }
    local full_time   = school.teachers:where { employment = "full_time" }
    local ratio       = share(experienced:count(), full_time:count())
    return within(ratio, limits.min_part_time_share, limits.max_part_time_share)
  end,

  examples = {
    { "forty to two hundred", result = "pass", school = { teachers = { { 200, full }, { 40, part } } } },
    { "thirty", result = "pass", school = { teachers = { { 200, full }, { 30, part } } } },
    { "one fewer", result = "fail", shortfall = 1, school = { teachers = { { 200, full }, { 29, part } } } },
    { "sixty", result = "pass", school = { teachers = { { 200, full }, { 60, part } } } },
    { "one more", result = "fail", shortfall = 1, school = { teachers = { { 200, full }, { 61, part } } } },
    { "none", result = "fail", shortfall = 30, school = { teachers = { { 200, full } } } },
    { "those without experience do not count", result = "fail", shortfall = 1,
      school = { teachers = { { 200, full }, { 29, part }, { 20, other } } } },
    { "experience of one not known", result = "unknown", missing = { "teacher.practice_experience" },
      school = { teachers = { { 200, full }, { 29, part }, { 1, part, { practice_experience = unknown } } } } },
    { "experience not known of one who is not needed", result = "pass",
      school = { teachers = { { 200, full }, { 30, part }, { 1, part, { practice_experience = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "no full-time teacher", result = "notapplicable", school = { teachers = { { 5, part } } } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { teachers = { { 200, full }, { 29, part } } } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { teachers = { { 200, full }, { 29, part } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", teachers = { { 200, full } } } },
  },
}
