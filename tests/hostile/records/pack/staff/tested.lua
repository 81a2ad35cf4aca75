-- SPDX-License-Identifier: MIT
-- A teacher was tested after the first month.
return rule {
  id       = "staff.tested",
  title    = { zh = "考核", en = "A teacher was tested after the first month" },
  clauses  = { "standard:2" },
  severity = "note",
  subject  = "teacher",

  check = function(teacher)
    if not teacher.tested_on then
      return equal(teacher.dual, false)
    end
    return all_of { at_least(teacher.tested_on, teacher.hired_on), at_least(month_of(teacher.tested_on), teacher.first_month) }
  end,

  examples = {
    { "before", result = "fail", teacher = { tested_on = "2018-01-01", hired_on = "2018-01-02", first_month = "2018-01" } },
    { "never, and need not be", result = "pass", teacher = { dual = false } },
  },
}
