-- SPDX-License-Identifier: MIT
-- done and not_done: an act date is never missing.
return rule {
  id = "conditions.done", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of { at_least(school.teachers:where { filed_on = done }, 1), none(school.teachers:where { filed_on = not_done }) }
  end,
  examples = {
    { "done", result = "pass", school = { teachers = { { filed_on = "2018-01-01" } } } },
    { "one not", result = "fail", evidence_count = 1, school = { teachers = { { filed_on = "2018-01-01" }, {} } } },
    { "none at all", result = "fail", shortfall = 1, school = {} },
  },
}
