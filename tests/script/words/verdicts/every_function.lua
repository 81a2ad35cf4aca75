-- SPDX-License-Identifier: MIT
-- every with a filter by name and with a function.
local good = filter { level = at_least(2) }

return rule {
  id = "verdicts.every_function", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of { every(school.teachers, good), every(school.teachers, function(t) return t.hours < t.level end) }
  end,
  examples = {
    { "good", result = "pass", school = { teachers = { { level = 2, hours = 1 } } } },
    { "bad", result = "fail", evidence_count = 1, school = { teachers = { { level = 2, hours = 2 } } } },
    { "bad level", result = "fail", evidence_count = 1, school = { teachers = { { level = 1, hours = 0 }, { level = 2, hours = 1 } } } },
    { "missing", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { { level = 2 } } } },
  },
}
