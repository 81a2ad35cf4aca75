-- SPDX-License-Identifier: MIT
-- includes(set): all members that there are.
return rule {
  id = "verdicts.includes_all", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return includes(school.topics) end,
  examples = {
    { "all", result = "pass", actual = "3", school = { topics = { "fire", "name", "food" } } },
    { "two lacking", result = "fail", shortfall = 2, reason = "缺少：校名、消防", school = { topics = { "food" } } },
  },
}
