-- SPDX-License-Identifier: MIT
-- filter { } gives a condition table a name.
local seniors = filter { rank = "senior", ["course.level"] = "high" }

return rule {
  id = "conditions.filter", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(school.teachers:where(seniors):where { dual = true }, 1) end,
  examples = {
    { "one", result = "pass", school = { teachers = { { rank = "senior", dual = true, course = { level = "high" } } } } },
    { "another course", result = "fail", school = { teachers = { { rank = "senior", dual = true, course = { level = "low" } } } } },
    { "course not known", result = "unknown", missing = { "course.level" }, school = { teachers = { { rank = "senior", dual = true } } } },
    { "two things not known", result = "unknown", missing = { "course.level", "teacher.dual" }, school = { teachers = { { rank = "senior" } } } },
  },
}
