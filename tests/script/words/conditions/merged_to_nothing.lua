-- SPDX-License-Identifier: MIT
-- Conditions that no value meets keep nothing, not even what is missing.
return rule {
  id = "conditions.merged_to_nothing", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of { school.newly_built, none(school.teachers:where { hours = at_least(2) }:where { hours = at_most(1) }) }
  end,
  examples = {
    { "missing", result = "pass", school = { newly_built = true, teachers = { {}, { hours = 2 } } } },
    { "the other part", result = "fail", school = { newly_built = false, teachers = { {} } } },
  },
}
