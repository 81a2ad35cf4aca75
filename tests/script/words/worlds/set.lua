-- SPDX-License-Identifier: MIT
-- A set in Lua is asked with includes only.
return rule {
  id = "worlds.set", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return any_of { includes(school.topics, { "fire" }), school.newly_built } end,
  examples = {
    { "missing, and it does not matter", result = "pass", school = { newly_built = true } },
    { "missing", result = "unknown", missing = { "school.topics" }, school = { newly_built = false } },
    { "lacking", result = "fail", reason = "缺少：消防", school = { newly_built = false, topics = {} } },
  },
}
