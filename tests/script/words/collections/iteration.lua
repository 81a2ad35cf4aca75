-- SPDX-License-Identifier: MIT
-- for row in rows.
return rule {
  id = "collections.iteration", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local n, hours = 0, 0
    for t in school.teachers:where { dual = true } do
      n = n + 1
      hours = hours + t.hours
    end
    return all_of { n >= 1, at_least(hours, 3) }
  end,
  examples = {
    { "enough", result = "pass", school = { teachers = { { 2, { dual = true, hours = 2 } }, { dual = false } } } },
    { "too few", result = "fail", actual = "2", shortfall = 1, school = { teachers = { { dual = true, hours = 2 } } } },
    { "nobody", result = "fail", school = {} },
    { "not known who", result = "unknown", missing = { "teacher.dual" }, school = { teachers = { { hours = 2 } } } },
    { "not known how many", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { { dual = true } } } },
  },
}
