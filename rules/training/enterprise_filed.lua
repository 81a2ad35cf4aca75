-- An enterprise that takes on-post interns has been filed.
local on_post = filter { kind = "on_post" }
local intern  = { kind = "on_post" }

return rule {
  id       = "training.enterprise_filed",
  title    = { zh = "实习企业已备案", en = "Enterprise filed" },
  clauses  = { "plan-2019:7" },
  severity = "minor",
  subject  = "enterprise",

  applies = function(enterprise)
    if enterprise.internships:where(on_post):count() == 0 then
      return { zh = "无顶岗实习学生", en = "no on-post interns" }
    end
  end,

  check = function(enterprise)
    return at_most(enterprise.filed_on, as_of)
  end,

  examples = {
    { "filed on the audit date", result = "pass",
      enterprise = { filed_on = "2019-03-22", internships = { intern } } },
    { "filed the day after", result = "fail", shortfall = 1,
      enterprise = { filed_on = "2019-03-23", internships = { intern } } },
    { "a single intern and not filed", result = "fail", enterprise = { internships = { intern } } },
    { "kind of internship not known", result = "unknown", missing = { "internship.kind" },
      enterprise = { internships = { {} } } },
    { "only visitors", result = "notapplicable", enterprise = { internships = { { 20, { kind = "visit" } } } } },
    { "nobody", result = "notapplicable", enterprise = { internships = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      enterprise = { internships = { intern } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      enterprise = { internships = { intern } } },
  },
}
