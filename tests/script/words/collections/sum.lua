-- SPDX-License-Identifier: MIT
-- :sum over a field.
return rule {
  id = "collections.sum", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.teachers:where { dual = true }:sum("hours"), 4) end,
  examples = {
    { "enough", result = "pass", actual = "5", margin = 1, school = { teachers = { { dual = true, hours = 3 }, { dual = true, hours = 2 }, { dual = false, hours = 3 } } } },
    { "too few", result = "fail", actual = "3", shortfall = 1, school = { teachers = { { dual = true, hours = 3 } } } },
    { "none", result = "fail", actual = "0", shortfall = 4, school = {} },
    { "missing, and it does not matter", result = "fail", shortfall = 1, school = { teachers = { { dual = true } } } },
    { "missing, and it matters", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { { dual = true, hours = 2 }, { dual = true } } } },
    { "missing whether it counts", result = "unknown", missing = { "teacher.dual" }, school = { teachers = { { dual = true, hours = 2 }, { hours = 2 } } } },
  },
}
