-- SPDX-License-Identifier: MIT
-- A firm pays its interns.
return rule {
  id       = "firms.paid",
  title    = { zh = "实习报酬", en = "Pay of interns" },
  clauses  = { "standard:4" },
  severity = "minor",
  subject  = "firm",

  check = function(firm)
    return none(firm.internships:where { paid = false })
  end,

  examples = {
    { "one is not paid", result = "fail", firm = { internships = { { paid = false }, { paid = true } } } },
    { "all are", result = "pass", firm = { internships = { { paid = true } } } },
  },
}
