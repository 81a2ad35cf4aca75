-- SPDX-License-Identifier: MIT
-- field as the one value of one_of.
return rule {
  id = "conditions.field_one_of", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hours = one_of { field "level" } }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { hours = 1, level = 1 } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hours = 1, level = 2 } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.level" }, school = { teachers = { { hours = 1 } } } },
  },
}
