-- An enterprise is inspected before its first internship, and the report covers every point that the rules name.
local on_post = filter { kind = "on_post" }
local seven   = { "qualification", "good_faith", "management", "work_content", "working_time", "work_environment",
                  "living_environment" }
local eight   = { "qualification", "good_faith", "management", "work_content", "working_time", "work_environment",
                  "living_environment", "safety_protection" }
local interns = { { 3, { kind = "on_post", starts_on = "2018-09-03" } } }

return rule {
  id       = "training.enterprise_inspected",
  title    = { zh = "实习单位事先实地考察", en = "Enterprise inspected beforehand" },
  clauses  = { "internship-2016:6" },
  severity = "major",
  subject  = "enterprise",

  applies = function(enterprise)
    if enterprise.internships:where(on_post):count() == 0 then
      return { zh = "无顶岗实习学生", en = "no on-post interns" }
    end
  end,

  check = function(enterprise, limits)
    local inspected = enterprise.inspected_on
    return all_of {
      at_most(inspected, as_of),
      none(enterprise.internships:where { starts_on = at_most(inspected or as_of) }),
      includes(enterprise.inspection_points, limits.inspection_points),
    }
  end,

  examples = {
    { "inspected the day before the first", result = "pass",
      enterprise = { inspected_on = "2018-09-02", inspection_points = eight, internships = interns } },
    { "inspected on the first day", result = "fail", shortfall = 3,
      enterprise = { inspected_on = "2018-09-03", inspection_points = eight, internships = interns } },
    { "never inspected", result = "fail", enterprise = { inspection_points = {}, internships = interns } },
    { "nothing on safety", result = "fail", shortfall = 1,
      enterprise = { inspected_on = "2018-09-02", inspection_points = seven, internships = interns } },
    { "nothing reported", result = "fail", shortfall = 8,
      enterprise = { inspected_on = "2018-09-02", inspection_points = {}, internships = interns } },
    { "points not known", result = "unknown", missing = { "enterprise.inspection_points" },
      enterprise = { inspected_on = "2018-09-02", internships = interns } },
    { "first day not known", result = "unknown", missing = { "internship.starts_on" },
      enterprise = { inspected_on = "2018-09-02", inspection_points = eight, internships = { { kind = "on_post" } } } },
    { "only visitors", result = "notapplicable", enterprise = { internships = { { kind = "visit" } } } },
    { "nobody", result = "notapplicable", enterprise = { internships = {} } },
    { "on the last day of the rules of 2016", result = "fail", as_of = "2021-12-30",
      enterprise = { inspection_points = {}, internships = interns } },
    { "the day after it", result = "notapplicable", as_of = "2021-12-31",
      enterprise = { inspection_points = {}, internships = interns } },
  },
}
