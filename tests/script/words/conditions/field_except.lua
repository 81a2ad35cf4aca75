-- SPDX-License-Identifier: MIT
-- The contrary of a comparison with a field.
return rule {
  id = "conditions.field_except", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { left_on = except(at_most(field "hired_on")) }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { left_on = "2018-01-02", hired_on = "2018-01-01" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { left_on = "2018-01-02", hired_on = "2018-01-02" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.left_on" }, school = { teachers = { { hired_on = "2018-01-02" } } } },
  },
}
