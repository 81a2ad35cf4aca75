-- SPDX-License-Identifier: MIT
-- The third argument names the line that binds.
return rule {
  id = "numbers.binding", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local line = max(2, school.seats * 2)
    return at_least(school.students, line, { absolute = 2, per_unit = school.seats * 2 })
  end,
  examples = {
    { "small", result = "fail", binding = "absolute", shortfall = 1, school = { students = 1, seats = 1 } },
    { "large", result = "fail", binding = "per_unit", shortfall = 2, school = { students = 2, seats = 2 } },
    { "large and met", result = "pass", binding = "per_unit", school = { students = 4, seats = 2 } },
    { "not known which", result = "unknown", binding = "", missing = { "school.seats" }, school = { students = 2 } },
  },
}
