-- SPDX-License-Identifier: MIT
-- A register that must be there and is not: nothing is known of its rows.
return rule {
  id = "collections.expected", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return all_of { at_least(school.funds, 1), at_least(school.funds:sum("amount"), 10) } end,
  examples = {
    { "there", result = "pass", school = { funds = { { amount = 10 } } } },
    { "too little", result = "fail", shortfall = 4, school = { funds = { { amount = 6 } } } },
    { "absent", result = "unknown", missing = { "fund" }, school = {} },
    { "an amount without bounds", result = "unknown", missing = { "fund.amount" }, school = { funds = { { amount = 6 }, {} } } },
  },
}
