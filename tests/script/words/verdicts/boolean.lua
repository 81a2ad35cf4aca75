-- SPDX-License-Identifier: MIT
-- A check may give back yes or no.
return rule {
  id = "verdicts.boolean", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return school.newly_built and school.site == "rural" end,
  examples = {
    { "both", result = "pass", school = { newly_built = true, site = "rural" } },
    { "one", result = "fail", school = { newly_built = true, site = "city" } },
    { "the schema's example value", result = "fail", school = { newly_built = true } },
    { "not known, and it does not matter", result = "fail", school = { newly_built = false, site = unknown } },
    { "not known", result = "unknown", missing = { "school.site" }, school = { newly_built = true, site = unknown } },
  },
}
