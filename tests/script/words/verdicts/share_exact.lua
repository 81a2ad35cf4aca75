-- SPDX-License-Identifier: MIT
-- 29.97 % does not pass 30 %.
return rule {
  id = "verdicts.share_exact", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return at_least(share(school.teachers:where { dual = true }, school.teachers), 0.3) end,
  examples = {
    { "2997 of 10000", result = "fail", actual = "2997/10000", required = "3/10", shortfall = 3, school = { teachers = { { 2997, { dual = true } }, { 7003, { dual = false } } } } },
    { "3000 of 10000", result = "pass", margin = 0, school = { teachers = { { 3000, { dual = true } }, { 7000, { dual = false } } } } },
  },
}
