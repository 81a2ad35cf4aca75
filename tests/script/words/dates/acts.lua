-- SPDX-License-Identifier: MIT
-- An act on no record is false, is equal to no date and meets none.
return rule {
  id = "dates.acts", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    if not school.listed_on then return false end
    return all_of { at_least(school.listed_on, "2018-01-02"), school.listed_on < as_of, school.listed_on ~= date "2018-01-05" }
  end,
  examples = {
    { "done", result = "pass", school = { listed_on = "2018-01-03" } },
    { "not done", result = "fail", school = {} },
    { "said to be not done", result = "fail", school = { listed_on = false } },
    { "too early", result = "fail", shortfall = 1, school = { listed_on = "2018-01-01" } },
    { "the wrong day", result = "fail", school = { listed_on = "2018-01-05" } },
  },
}
