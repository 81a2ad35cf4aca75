-- SPDX-License-Identifier: MIT
-- share, at most: how many are too many.
return rule {
  id = "verdicts.share_at_most", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    return at_most(share(school.teachers:where { rank = "none" }, school.teachers), 0.5)
  end,
  examples = {
    { "at the line", result = "pass", actual = "1/2", margin = 0, school = { teachers = { { rank = "none" }, { rank = "junior" } } } },
    { "below", result = "pass", actual = "1/4", margin = 1, school = { teachers = { { rank = "none" }, { 3, { rank = "junior" } } } } },
    { "above", result = "fail", actual = "3/4", shortfall = 1, evidence_count = 3, school = { teachers = { { 3, { rank = "none" } }, { rank = "senior" } } } },
    { "of three", result = "fail", actual = "3/3", shortfall = 2, school = { teachers = { { 3, { rank = "none" } } } } },
  },
}
