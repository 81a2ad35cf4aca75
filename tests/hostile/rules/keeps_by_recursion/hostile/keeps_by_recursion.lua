-- SPDX-License-Identifier: MIT
-- Tables that hold themselves.
local round = { n = 0 }
round.round = { round }
round[round] = round

return rule {
  id = "hostile.keeps_by_recursion", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    round.round[1][round].n = round.n + 1
    return at_least(round.n, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
