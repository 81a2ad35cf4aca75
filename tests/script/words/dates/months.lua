-- SPDX-License-Identifier: MIT
-- months_before and months_after keep to the month's last day.
return rule {
  id = "dates.months", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return all_of {
      equal(months_before("2019-03-31", 1), date "2019-02-28"), equal(months_after("2020-01-31", 1), date "2020-02-29"),
      equal(months_before(date "2019-03-22", 12), date "2018-03-22"), equal(months_after(as_of, school.seats), date "2019-05-22"),
    }
  end,
  examples = {
    { "two months", result = "pass", school = { seats = 2 } },
    { "one month", result = "fail", actual = "2019-04-22", shortfall = 30, school = { seats = 1 } },
    { "not known", result = "unknown", missing = { "school.seats" }, school = {} },
  },
}
