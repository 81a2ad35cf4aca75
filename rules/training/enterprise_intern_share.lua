-- At no moment are the on-post interns of an enterprise, from all schools, more than a tenth of its staff.
local on_post = filter { kind = "on_post" }
local spring  = { kind = "on_post", starts_on = "2018-03-01", ends_on = "2018-08-31" }
local autumn  = { kind = "on_post", starts_on = "2018-09-01", ends_on = "2019-02-28" }

return rule {
  id       = "training.enterprise_intern_share",
  title    = { zh = "实习单位顶岗实习学生比例", en = "On-post interns per staff of the enterprise" },
  clauses  = { "internship-2016:9" },
  severity = "key",
  subject  = "enterprise",

  applies = function(enterprise)
    if enterprise.internships:where(on_post):count() == 0 then
      return { zh = "无顶岗实习学生", en = "no on-post interns" }
    end
  end,

  check = function(enterprise, limits)
    local most_at_once = enterprise.internships:where(on_post):at_once("starts_on", "ends_on")
    -- Interns are no part of the staff: where there is none, none may be there.
    if enterprise.staff == 0 then
      return at_most(most_at_once, 0)
    end
    return at_most(share(most_at_once, enterprise.staff), limits.max_enterprise_intern_share)
  end,

  examples = {
    { "one where there is no staff", result = "fail", shortfall = 1, enterprise = { staff = 0, internships = { { 1, autumn } } } },
    { "ten of a hundred", result = "pass", enterprise = { staff = 100, internships = { { 10, autumn } } } },
    { "nine of a hundred", result = "pass", enterprise = { staff = 100, internships = { { 9, autumn } } } },
    { "eleven of a hundred", result = "fail", shortfall = 1,
      enterprise = { staff = 100, internships = { { 11, autumn } } } },
    { "ten after ten others have left", result = "pass",
      enterprise = { staff = 100, internships = { { 10, spring }, { 10, autumn } } } },
    { "one of them stays a day longer", result = "fail", shortfall = 1,
      enterprise = { staff = 100,
        internships = { { 9, spring }, { 1, spring, { ends_on = "2018-09-01" } }, { 10, autumn } } } },
    { "visitors do not count", result = "pass",
      enterprise = { staff = 100, internships = { { 10, autumn }, { 30, autumn, { kind = "visit" } } } } },
    { "staff not known", result = "unknown", missing = { "enterprise.staff" },
      enterprise = { internships = { { 10, autumn } } } },
    { "nobody", result = "notapplicable", enterprise = { staff = 100, internships = {} } },
    { "on the last day of the cap", result = "fail", as_of = "2021-12-30",
      enterprise = { staff = 100, internships = { { 11, autumn } } } },
    { "after the cap", result = "notapplicable", as_of = "2021-12-31",
      enterprise = { staff = 100, internships = { { 11, autumn } } } },
  },
}
