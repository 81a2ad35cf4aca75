-- SPDX-License-Identifier: MIT
-- A filter at the top of a file sees the audit date too.
local filed = filter { filed_on = at_most(as_of) }

return rule {
  id = "dates.as_of_filter", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return every(school.teachers, filed) end,
  examples = {
    { "early enough", result = "pass", as_of = "2018-01-02", school = { teachers = { { filed_on = "2018-01-02" } } } },
    { "too late", result = "fail", as_of = "2018-01-01", evidence_count = 1, school = { teachers = { { filed_on = "2018-01-02" } } } },
    { "usual day", result = "pass", school = { teachers = { { filed_on = "2018-01-02" } } } },
    { "never", result = "fail", school = { teachers = { {} } } },
  },
}
