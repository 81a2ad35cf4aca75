-- Every programme has at least two full-time teachers of its speciality with an intermediate title or higher.
local titled = filter { employment = "full_time", title = one_of { "intermediate", "senior" } }
local able   = { employment = "full_time", title = "intermediate" }
local junior = { employment = "full_time", title = "junior" }

return rule {
  id       = "staffing.programme_teachers",
  title    = { zh = "专业中级以上职称专任教师数", en = "Titled teachers of the programme" },
  clauses  = { "setup-2010:7", "setup-2001:6" },
  severity = "major",
  subject  = "programme",

  check = function(programme, limits)
    return at_least(programme.teachers:where(titled), limits.min_programme_teachers)
  end,

  examples = {
    { "two", result = "pass", programme = { teachers = { { 2, able } } } },
    { "two with a senior title", result = "pass", programme = { teachers = { { 2, able, { title = "senior" } } } } },
    { "three", result = "pass", programme = { teachers = { { 3, able } } } },
    { "one", result = "fail", shortfall = 1, programme = { teachers = { { 1, able }, { 4, junior } } } },
    { "none", result = "fail", shortfall = 2, programme = { teachers = { { 4, junior } } } },
    { "part-time teachers do not count", result = "fail", shortfall = 1,
      programme = { teachers = { { 1, able }, { 1, able, { employment = "part_time" } } } } },
    { "one title not known", result = "unknown", missing = { "teacher.title" },
      programme = { teachers = { { 1, able }, { 1, able, { title = unknown } } } } },
    { "a title not known that is not needed", result = "pass",
      programme = { teachers = { { 2, able }, { 1, able, { title = unknown } } } } },
    { "one whose speciality is not known", result = "unknown", missing = { "teacher.programme_id" },
      programme = { teachers = { { 1, able }, { 1, able, { programme_id = unknown } } } } },
    { "one whose speciality is in no programme", result = "fail", shortfall = 1,
      programme = { teachers = { { 1, able }, { 1, able, { programme_id = "" } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, programme = { teachers = {} } },
    { "one on the first day of the standard of 2010", result = "fail", shortfall = 1, as_of = "2010-07-06",
      programme = { teachers = { { 1, able } } } },
    { "two under the standard of 2001", result = "pass", as_of = "2010-07-05",
      programme = { teachers = { { 2, able } } } },
    { "one under it", result = "fail", shortfall = 1, as_of = "2010-07-05",
      programme = { teachers = { { 1, able } } } },
    { "in a school for the arts", result = "notapplicable",
      programme = { school = { kind = "arts" }, teachers = { { 1, able } } } },
  },
}
