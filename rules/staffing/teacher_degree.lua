-- Every full-time teacher holds a bachelor's degree or higher.
local full_time = filter { employment = "full_time" }
local bachelor  = { employment = "full_time", degree = "bachelor" }
local associate = { employment = "full_time", degree = "associate" }

return rule {
  id       = "staffing.teacher_degree",
  title    = { zh = "专任教师本科以上学历比例", en = "Full-time teachers with a bachelor's degree or higher" },
  clauses  = { "setup-2010:7-degree" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local teachers  = school.teachers:where(full_time)
    local graduates = teachers:where { degree = one_of { "bachelor", "master", "doctor" } }
    return at_least(share(graduates, teachers), limits.min_bachelor_share)
  end,

  examples = {
    { "all hundred", result = "pass", school = { teachers = { { 100, bachelor } } } },
    { "some with more", result = "pass",
      school = { teachers = { { 90, bachelor }, { 8, bachelor, { degree = "master" } },
        { 2, bachelor, { degree = "doctor" } } } } },
    { "all but one", result = "fail", shortfall = 1, evidence_count = 1,
      school = { teachers = { { 99, bachelor }, { 1, associate } } } },
    { "a part-time teacher needs none", result = "pass",
      school = { teachers = { { 100, bachelor }, { 1, associate, { employment = "part_time" } } } } },
    { "one not known", result = "unknown", missing = { "teacher.degree" },
      school = { teachers = { { 99, bachelor }, { 1, bachelor, { degree = unknown } } } } },
    { "one not known and one surely without", result = "fail", shortfall = 1,
      school = { teachers = { { 98, bachelor }, { 1, associate }, { 1, bachelor, { degree = unknown } } } } },
    { "not known whether a graduate is full-time", result = "pass",
      school = { teachers = { { 99, bachelor }, { 1, bachelor, { employment = unknown } } } } },
    { "not known whether one without is full-time", result = "unknown", missing = { "teacher.employment" },
      school = { teachers = { { 99, bachelor }, { 1, associate, { employment = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "no full-time teacher", result = "notapplicable",
      school = { teachers = { { 5, associate, { employment = "part_time" } } } } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { teachers = { { 99, bachelor }, { 1, associate } } } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { teachers = { { 99, bachelor }, { 1, associate } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", teachers = { { 5, associate } } } },
  },
}
