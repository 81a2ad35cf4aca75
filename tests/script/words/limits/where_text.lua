-- SPDX-License-Identifier: MIT
-- A limit for subjects by one of their texts: it is the whole text that counts.
return rule {
  id = "limits.where_text", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits) return at_least(school.students, limits.named_only) end,
  examples = {
    { "named", result = "pass", required = "2", school = { motto = "勤学", students = 2 } },
    { "named by the shorter text", result = "fail", required = "2", shortfall = 1, school = { motto = "勤", students = 1 } },
    { "a longer text", result = "notapplicable", reason = "not named", school = { motto = "勤学苦练", students = 0 } },
    { "a text that is empty", result = "notapplicable", reason = "not named", school = { motto = "", students = 0 } },
    { "not known whether", result = "unknown", missing = { "school.motto" }, school = { students = 0 } },
  },
}
