-- SPDX-License-Identifier: MIT
-- A verdict of the file, given to everybody.
local passed = at_least(2, 1)

return rule {
  id = "hostile.keeps_a_verdict", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return passed
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
