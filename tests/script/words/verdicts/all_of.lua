-- SPDX-License-Identifier: MIT
-- all_of: one sure failure decides; what does not apply is left out.
return rule {
  id = "verdicts.all_of", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of { at_least(school.students, 2), at_least(share(school.teachers:where { dual = true }, school.teachers), 0.5), school.newly_built }
  end,
  examples = {
    { "all", result = "pass", school = { students = 2, newly_built = true, teachers = { { dual = true } } } },
    { "one fails", result = "fail", actual = "1", shortfall = 1, school = { students = 1, newly_built = true, teachers = { { dual = true } } } },
    { "one fails, the rest is missing", result = "fail", actual = "0/2", school = { newly_built = true, teachers = { { 2, { dual = false } } } } },
    { "one does not apply", result = "pass", school = { students = 2, newly_built = true } },
    { "one is missing", result = "unknown", missing = { "school.students" }, school = { newly_built = true } },
    { "the flag fails", result = "fail", school = { students = 3, newly_built = false } },
    { "the flag is missing", result = "unknown", missing = { "school.newly_built" }, school = { students = 3 } },
  },
}
