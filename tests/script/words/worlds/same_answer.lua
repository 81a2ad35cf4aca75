-- SPDX-License-Identifier: MIT
-- The same field is the same in one way, however often it is asked.
return rule {
  id = "worlds.same_answer", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of { school.newly_built == school.newly_built, school.newly_built or not school.newly_built, at_least(school.students, 1) }
  end,
  examples = {
    { "missing", result = "pass", school = { students = 1 } },
    { "the other part", result = "fail", shortfall = 1, school = { students = 0 } },
  },
}
