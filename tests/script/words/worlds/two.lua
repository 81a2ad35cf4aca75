-- SPDX-License-Identifier: MIT
-- Two missing members.
return rule {
  id = "worlds.two", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return school.newly_built or school.site == "rural" or school.kind ~= "arts" end,
  examples = {
    { "one is enough", result = "pass", school = { newly_built = true, site = unknown } },
    { "the last is enough", result = "pass", school = { kind = "adult", site = unknown } },
    { "none", result = "fail", school = { kind = "arts", newly_built = false } },
    { "not known", result = "unknown", missing = { "school.newly_built", "school.site" }, school = { kind = "arts", site = unknown } },
    { "all", result = "unknown", missing = { "school.kind", "school.newly_built", "school.site" }, school = { site = unknown } },
  },
}
