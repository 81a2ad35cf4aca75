-- SPDX-License-Identifier: MIT
-- No teacher holds a post elsewhere too.
return rule {
  id       = "staff.elsewhere",
  title    = { zh = "他校任教", en = "No teacher holds a post elsewhere too" },
  clauses  = { "standard:2" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return none(school.teachers:where { also_elsewhere = true })
  end,

  examples = {
    { "one does", result = "fail", school = { teachers = { { also_elsewhere = true } } } },
    { "none does", result = "pass", school = { teachers = { { also_elsewhere = false } } } },
  },
}
