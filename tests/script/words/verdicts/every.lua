-- SPDX-License-Identifier: MIT
-- every: the rows that do not hold are the evidence.
return rule {
  id = "verdicts.every", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return every(school.teachers:where { full_time = true }, { dual = true }) end,
  examples = {
    { "all", result = "pass", actual = "0", school = { teachers = { { full_time = true, dual = true }, { full_time = false } } } },
    { "nobody", result = "pass", school = {} },
    { "one not", result = "fail", actual = "1", shortfall = 1, evidence_count = 1,
      school = { teachers = { { full_time = true, dual = false }, { full_time = true, dual = true } } } },
    { "one perhaps not", result = "unknown", missing = { "teacher.dual" }, school = { teachers = { { full_time = true } } } },
    { "one perhaps not asked", result = "unknown", missing = { "teacher.full_time" }, school = { teachers = { { dual = false } } } },
    { "not known, and it does not matter", result = "pass", school = { teachers = { { dual = true } } } },
  },
}
