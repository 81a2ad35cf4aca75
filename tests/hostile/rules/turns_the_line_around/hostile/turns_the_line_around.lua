-- SPDX-License-Identifier: MIT
-- A reason that reads from right to left: what is outside looks inside.

return rule {
  id = "hostile.turns_the_line_around", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  applies = function(school, limits)
    return { zh = "\u{202E}对象之外", en = "\u{202E}outside" }
  end,
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
