-- SPDX-License-Identifier: MIT
-- A missing text decides nothing, and equal carries it.
return rule {
  id = "worlds.text", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    if school.seats > 1 then return equal(school.motto, "a") end
    return school.motto == "a" or school.newly_built
  end,
  examples = {
    { "the same", result = "pass", school = { motto = "a", seats = 2 } },
    { "another", result = "fail", actual = "b", school = { motto = "b", seats = 2 } },
    { "missing in equal", result = "unknown", missing = { "school.motto" }, school = { seats = 2 } },
    { "missing where Lua must decide", result = "unknown", missing = { "school.motto" }, school = { seats = 1, newly_built = true } },
  },
}
