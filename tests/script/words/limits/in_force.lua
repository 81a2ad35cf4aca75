-- SPDX-License-Identifier: MIT
-- A rule whose clauses are not in force does not apply.
return rule {
  id = "limits.in_force", title = { zh = "词", en = "A word" }, clauses = { "standard:3" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.students, 1) end,
  examples = {
    { "in force", result = "fail", as_of = "2015-01-01", school = { students = 0 } },
    { "not yet", result = "notapplicable", reason = "none of its clauses is in force on the audit date", as_of = "2014-12-31", school = { students = 0 } },
  },
}
