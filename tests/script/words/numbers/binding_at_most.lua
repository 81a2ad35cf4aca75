-- SPDX-License-Identifier: MIT
-- Of two lines from above the lower one binds.
return rule {
  id = "numbers.binding_at_most", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_most(school.students, min(2, school.seats), { absolute = 2, per_unit = school.seats }) end,
  examples = {
    { "the absolute one", result = "fail", binding = "absolute", school = { students = 4, seats = 3 } },
    { "the other", result = "fail", binding = "per_unit", shortfall = 3, school = { students = 4, seats = 1 } },
  },
}
