-- At no moment are the on-post interns in a kind of post, from all schools, more than a fifth of its staff.
local on_post = filter { kind = "on_post" }
local spring  = { kind = "on_post", starts_on = "2018-03-01", ends_on = "2018-08-31" }
local autumn  = { kind = "on_post", starts_on = "2018-09-01", ends_on = "2019-02-28" }

return rule {
  id       = "training.post_intern_share",
  title    = { zh = "同类岗位顶岗实习学生比例", en = "On-post interns per staff of the post" },
  clauses  = { "internship-2016:9" },
  severity = "major",
  subject  = "post",

  applies = function(post)
    if post.internships:where(on_post):count() == 0 then
      return { zh = "无顶岗实习学生", en = "no on-post interns" }
    end
  end,

  check = function(post, limits)
    local most_at_once = post.internships:where(on_post):at_once("starts_on", "ends_on")
    -- Interns are no part of the staff: where there is none, none may be there.
    if post.staff == 0 then
      return at_most(most_at_once, 0)
    end
    return at_most(share(most_at_once, post.staff), limits.max_post_intern_share)
  end,

  examples = {
    { "one where there is no staff", result = "fail", shortfall = 1, post = { staff = 0, internships = { { 1, autumn } } } },
    { "four of twenty", result = "pass", post = { staff = 20, internships = { { 4, autumn } } } },
    { "three of twenty", result = "pass", post = { staff = 20, internships = { { 3, autumn } } } },
    { "twenty of a hundred", result = "pass", post = { staff = 100, internships = { { 20, autumn } } } },
    { "twenty-one of a hundred", result = "fail", shortfall = 1,
      post = { staff = 100, internships = { { 21, autumn } } } },
    { "four after four others have left", result = "pass",
      post = { staff = 20, internships = { { 4, spring }, { 4, autumn } } } },
    { "visitors do not count", result = "pass",
      post = { staff = 20, internships = { { 4, autumn }, { 30, autumn, { kind = "visit" } } } } },
    { "last day not known, one too many perhaps", result = "unknown", missing = { "internship.ends_on" },
      post = { staff = 20, internships = { { 1, spring, { ends_on = unknown } }, { 4, autumn } } } },
    { "staff not known", result = "unknown", missing = { "post.staff" },
      post = { internships = { { 4, autumn } } } },
    { "nobody", result = "notapplicable", post = { staff = 20, internships = {} } },
    { "on the last day of the cap", result = "fail", as_of = "2021-12-30",
      post = { staff = 20, internships = { { 5, autumn } } } },
    { "after the cap", result = "notapplicable", as_of = "2021-12-31",
      post = { staff = 20, internships = { { 5, autumn } } } },
  },
}
