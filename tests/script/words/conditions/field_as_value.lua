-- SPDX-License-Identifier: MIT
-- field in place of a value: the two are equal.
return rule {
  id = "conditions.field_as_value", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { left_on = field "hired_on" }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { left_on = "2018-01-02", hired_on = "2018-01-02" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { left_on = "2018-01-02", hired_on = "2018-01-01" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hired_on" }, school = { teachers = { { left_on = "2018-01-02" } } } },
  },
}
