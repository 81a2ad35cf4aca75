-- SPDX-License-Identifier: MIT
-- Interns are paid, in posts of staff enough.
return rule {
  id       = "firms.paid",
  title    = { zh = "实习报酬", en = "Interns are paid, in posts of staff enough" },
  clauses  = { "standard:3" },
  severity = "minor",
  subject  = "firm",

  check = function(firm)
    return all_of {
      none(firm.internships:where { paid = false, ["student.grade"] = other_than(1) }),
      at_most(firm.posts:sum("staff"), firm.staff),
    }
  end,

  examples = {
    { "one is not paid", result = "fail",
      firm = { staff = 1, internships = { { paid = false, student = { grade = 2 } } }, posts = {} } },
    { "all are", result = "pass", firm = { staff = 1, internships = { { paid = true } }, posts = { { staff = 1 } } } },
  },
}
