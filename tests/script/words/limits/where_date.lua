-- SPDX-License-Identifier: MIT
-- A value for schools founded on some days.
return rule {
  id = "limits.where_date", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits) return at_least(school.students, limits.late_only) end,
  examples = {
    { "late", result = "fail", required = "2", school = { students = 1, founded_on = "2000-01-03" } },
    { "early", result = "notapplicable", reason = "no figure is set for it on this date", school = { students = 1, founded_on = "2000-01-02" } },
    { "not known", result = "unknown", missing = { "school.founded_on" }, school = { students = 1 } },
  },
}
