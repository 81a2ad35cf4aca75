-- SPDX-License-Identifier: MIT
-- A missing member is tried in every way: where all agree, the result is sure.
return rule {
  id = "worlds.branches", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    if school.kind == "general" then return at_least(school.students, 3) end
    if school.kind == "adult" then return at_least(school.students, 2) end
    return at_least(school.students, 1)
  end,
  examples = {
    { "enough for all", result = "pass", actual = "3", school = { students = 3 } },
    { "enough for none", result = "fail", actual = "0", shortfall = 1, school = { students = 0 } },
    { "enough for some", result = "unknown", missing = { "school.kind" }, school = { students = 2 } },
    { "known", result = "fail", shortfall = 1, school = { kind = "general", students = 2 } },
    { "unknown in every way", result = "unknown", missing = { "school.students" }, school = {} },
  },
}
