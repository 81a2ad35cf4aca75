-- SPDX-License-Identifier: MIT
-- A rule whose clauses do not reach the subject does not apply.
return rule {
  id = "limits.reach", title = { zh = "词", en = "A word" }, clauses = { "standard:2" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.students, 1) end,
  examples = {
    { "reached", result = "pass", school = { kind = "adult", students = 1 } },
    { "reached and below", result = "fail", school = { kind = "general", students = 0 } },
    { "not reached", result = "notapplicable", reason = "for general and adult schools only", school = { kind = "arts", students = 0 } },
    { "not known whether", result = "unknown", missing = { "school.kind" }, school = { students = 0 } },
  },
}
