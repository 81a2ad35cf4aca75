-- SPDX-License-Identifier: MIT
-- includes(set, members).
return rule {
  id = "verdicts.includes", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits) return includes(school.topics, limits.wanted_topics) end,
  examples = {
    { "all", result = "pass", actual = "2", required = "2", school = { topics = { "name", "food", "fire" } } },
    { "one lacking", result = "fail", actual = "1", required = "2", shortfall = 1, reason = "lacking: fire", school = { topics = { "name" } } },
    { "both lacking", result = "fail", actual = "0", shortfall = 2, reason = "lacking: name, fire", school = { topics = { "food" } } },
    { "an empty set", result = "fail", shortfall = 2, school = { topics = {} } },
    { "not known", result = "unknown", missing = { "school.topics" }, school = {} },
  },
}
