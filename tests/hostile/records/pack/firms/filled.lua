-- SPDX-License-Identifier: MIT
-- At most a third of a post are interns.
return rule {
  id       = "firms.filled",
  title    = { zh = "岗位实习生", en = "At most a third of a post are interns" },
  clauses  = { "standard:3" },
  severity = "note",
  subject  = "post",

  check = function(post)
    return all_of { at_most(per(post.internships, post.staff, 3), 1), equal(post.firm.filed_on ~= false, true) }
  end,

  examples = {
    { "two of three", result = "fail", post = { staff = 3, internships = { {}, {} }, firm = { filed_on = "2018-01-01" } } },
    { "one of three", result = "pass", post = { staff = 3, internships = { {} }, firm = { filed_on = "2018-01-01" } } },
  },
}
