-- SPDX-License-Identifier: MIT
-- applies gives a reason for who is outside.
return rule {
  id = "limits.applies", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  applies = function(school)
    if school.site == "rural" then return "a rural school" end
    if school.seats == 0 then return { zh = "没有座位", en = "no seats" } end
  end,
  check = function(school) return at_least(school.students, 2) end,
  examples = {
    { "inside", result = "pass", school = { students = 2, seats = 1 } },
    { "inside and below", result = "fail", school = { students = 1, seats = 1 } },
    { "outside", result = "notapplicable", reason = "a rural school", school = { site = "rural" } },
    { "outside, in Chinese", result = "notapplicable", reason = "没有座位", school = { seats = 0 } },
    { "outside, in English", result = "notapplicable", reason = "no seats", school = { seats = 0 } },
    { "not known whether", result = "unknown", missing = { "school.seats" }, school = { students = 1 } },
    { "not known whether in town", result = "unknown", missing = { "school.site" }, school = { site = unknown, students = 2, seats = 1 } },
  },
}
