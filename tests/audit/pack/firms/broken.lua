-- SPDX-License-Identifier: MIT
-- A rule that breaks where a firm has no staff, and never ends where it has one.
return rule {
  id       = "firms.broken",
  title    = { zh = "会出错的规则", en = "A rule that breaks" },
  clauses  = { "standard:4" },
  severity = "minor",
  subject  = "firm",

  check = function(firm)
    if firm.staff == 0 then
      error("no staff at all")
    end
    while firm.staff == 1 do
    end
    return at_least(firm.staff, 5)
  end,

  examples = {
    { "four", result = "fail", firm = { staff = 4 } },
    { "five", result = "pass", firm = { staff = 5 } },
  },
}
