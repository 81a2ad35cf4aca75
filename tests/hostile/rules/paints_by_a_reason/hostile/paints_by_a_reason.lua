-- SPDX-License-Identifier: MIT
-- A reason that would paint the terminal.

return rule {
  id = "hostile.paints_by_a_reason", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  applies = function(school, limits)
    return "\27[2Jall pass"
  end,
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
