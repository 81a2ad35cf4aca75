-- SPDX-License-Identifier: MIT
-- What no document was found for.
return rule {
  id       = "staff.unverified",
  title    = { zh = "未核实的要求", en = "A requirement not verified" },
  clauses  = { "standard:5" },
  severity = "note",
  subject  = "teacher",

  check = function(teacher)
    return equal(teacher.dual, true)
  end,

  examples = {
    { "no", result = "fail", teacher = { dual = false } },
    { "yes", result = "pass", teacher = { dual = true } },
  },
}
