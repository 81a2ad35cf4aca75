-- SPDX-License-Identifier: MIT
-- less_than.
return rule {
  id = "conditions.less_than", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return none(school.teachers:where { hired_on = less_than("2018-01-02") }) end,
  examples = {
    { "kept", result = "fail", actual = "1", shortfall = 1, evidence_count = 1, school = { teachers = { { hired_on = "2018-01-01" } } } },
    { "not kept", result = "pass", actual = "0", required = "0", school = { teachers = { { hired_on = "2018-01-02" } } } },
    { "perhaps kept", result = "unknown", missing = { "teacher.hired_on" }, school = { teachers = { {} } } },
  },
}
