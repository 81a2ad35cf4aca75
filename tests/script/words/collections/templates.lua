-- SPDX-License-Identifier: MIT
-- Rows of an example: so many, with changes.
local dual = { dual = true, rank = "senior" }

return rule {
  id = "collections.templates", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return equal(school.teachers:where { dual = true, rank = "senior" }, 3) end,
  examples = {
    { "three", result = "pass", school = { teachers = { { 3, dual }, { 2, dual, { rank = "none" } }, dual and { dual = false } } } },
    { "four", result = "fail", actual = "4", shortfall = 1, school = { teachers = { { 3, dual }, dual } } },
    { "nobody", result = "fail", actual = "0", school = { teachers = { { 0, dual } } } },
    { "one made unknown", result = "unknown", missing = { "teacher.rank" }, school = { teachers = { { 3, dual }, { 1, dual, { rank = unknown } } } } },
  },
}
