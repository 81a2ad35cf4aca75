-- SPDX-License-Identifier: MIT
-- limits.name: the value for the subject on the date.
return rule {
  id = "limits.by_kind", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits) return at_least(school.students, limits.min_students) end,
  examples = {
    { "a general school", result = "pass", required = "3", school = { kind = "general", students = 3 } },
    { "in earlier years", result = "pass", required = "1", as_of = "2010-07-05", school = { kind = "general", students = 1 } },
    { "on the first day of the new value", result = "fail", required = "3", shortfall = 2, as_of = "2010-07-06", school = { kind = "general", students = 1 } },
    { "an adult school", result = "pass", required = "2", school = { kind = "adult", students = 2 } },
    { "no value", result = "notapplicable", reason = "there is no value", school = { kind = "arts", students = 0 } },
    { "kind not known, and fails for two of three", result = "unknown", missing = { "school.kind" }, school = { students = 0 } },
    { "students not known", result = "unknown", missing = { "school.students" }, school = { kind = "general" } },
  },
}
