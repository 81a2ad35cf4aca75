-- SPDX-License-Identifier: MIT
-- equal: members, flags, texts.
return rule {
  id = "verdicts.equal_kinds", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school) return all_of { equal(school.kind, "general"), equal(school.newly_built, true), equal(school.motto, "甲") } end,
  examples = {
    { "all three", result = "pass", school = { kind = "general", newly_built = true, motto = "甲" } },
    { "the member", result = "fail", actual = "arts", required = "general", school = { kind = "arts", newly_built = true, motto = "甲" } },
    { "the flag", result = "fail", actual = "false", required = "true", school = { kind = "general", newly_built = false, motto = "甲" } },
    { "the text", result = "fail", actual = "乙", required = "甲", school = { kind = "general", newly_built = true, motto = "乙" } },
    { "a member not known", result = "unknown", missing = { "school.kind" }, school = { newly_built = true, motto = "甲" } },
    { "a flag not known", result = "unknown", missing = { "school.newly_built" }, school = { kind = "general", motto = "甲" } },
    { "a text not known", result = "unknown", missing = { "school.motto" }, school = { kind = "general", newly_built = true } },
    { "one fails, one is not known", result = "fail", school = { kind = "arts", newly_built = true } },
  },
}
