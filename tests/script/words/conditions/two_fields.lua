-- SPDX-License-Identifier: MIT
-- Several conditions, all of them.
return rule {
  id = "conditions.two_fields", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { dual = true, hours = at_least(2) }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { dual = true, hours = 2 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { dual = true, hours = 1 }, { dual = false, hours = 3 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hours" }, school = { teachers = { { dual = true } } } },
  },
}
