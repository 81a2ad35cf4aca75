-- SPDX-License-Identifier: MIT
-- What pairs goes by has a position of its own: kept, it counts.
local step = pairs { a = 1, b = 2, c = 3, d = 4 }

return rule {
  id = "hostile.keeps_a_step", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    local _, n = step()
    return at_least(n, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
