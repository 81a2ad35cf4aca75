-- SPDX-License-Identifier: MIT
-- An act on no record is at most no date, and is not after one either.
return rule {
  id = "conditions.acts_and_dates", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local t = school.teachers
    return all_of { none(t:where { filed_on = at_most("2018-01-02") }), none(t:where { filed_on = more_than("2018-01-02") }),
      none(t:where { filed_on = less_than(field "hired_on") }), at_most(t:where { filed_on = except(done) }, 1) }
  end,
  examples = {
    { "never", result = "pass", school = { teachers = { { hired_on = "2018-01-02" } } } },
    { "early", result = "fail", school = { teachers = { { filed_on = "2018-01-01" } } } },
    { "late", result = "fail", school = { teachers = { { filed_on = "2018-01-03" } } } },
    { "two never", result = "fail", actual = "2", shortfall = 1, school = { teachers = { { 2, { hired_on = "2018-01-02" } } } } },
  },
}
