-- SPDX-License-Identifier: MIT
-- A value: a date.
return rule {
  id = "conditions.value_date", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hired_on = "2018-01-02" }) end,
  examples = {
    { "kept", result = "fail", actual = "2", shortfall = 2, evidence_count = 2, school = { teachers = { { hired_on = "2018-01-02" }, { hired_on = date "2018-01-02" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hired_on = "2018-01-01" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hired_on" }, school = { teachers = { {} } } },
  },
}
