-- SPDX-License-Identifier: MIT
-- year_of, month_of and last_day.
return rule {
  id = "dates.parts", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of { equal(year_of(as_of), 2020), equal(last_day(month_of(as_of)), date "2020-02-29"), at_most(school.opened, month_of(as_of)) }
  end,
  examples = {
    { "in February", result = "pass", as_of = "2020-02-03", school = { opened = "2020-02" } },
    { "opens later", result = "fail", actual = "2020-03", required = "2020-02", shortfall = 1, as_of = "2020-02-03", school = { opened = "2020-03" } },
    { "another year", result = "fail", actual = "2019", school = { opened = "2019-01" } },
    { "another month", result = "fail", actual = "2020-03-31", as_of = "2020-03-03", school = { opened = "2019-01" } },
  },
}
