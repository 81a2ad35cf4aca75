-- SPDX-License-Identifier: MIT
-- One clause that reaches is enough.
return rule {
  id = "limits.reach_of_one", title = { zh = "词", en = "A word" }, clauses = { "standard:2", "standard:5" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.students, 1) end,
  examples = {
    { "by its date", result = "fail", school = { kind = "arts", founded_on = "2000-01-03", students = 0 } },
    { "by its kind", result = "fail", school = { kind = "adult", students = 0 } },
    { "by neither", result = "notapplicable", reason = "for general and adult schools only", school = { kind = "arts", founded_on = "2000-01-01", students = 0 } },
    { "not known", result = "unknown", missing = { "school.founded_on" }, school = { kind = "arts", students = 0 } },
  },
}
