-- SPDX-License-Identifier: MIT
-- share within a band, both ends counted in.
return rule {
  id = "verdicts.share_within", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return within(share(school.teachers:where { dual = true }, school.teachers), 0.25, 0.5) end,
  examples = {
    { "the lower end", result = "pass", required = "1/4..1/2", school = { teachers = { { dual = true }, { 3, { dual = false } } } } },
    { "the upper end", result = "pass", school = { teachers = { { dual = true }, { dual = false } } } },
    { "below", result = "fail", actual = "0/3", shortfall = 1, school = { teachers = { { 3, { dual = false } } } } },
    { "above", result = "fail", actual = "3/4", shortfall = 1, school = { teachers = { { 3, { dual = true } }, { dual = false } } } },
    { "of nobody", result = "notapplicable", school = {} },
  },
}
