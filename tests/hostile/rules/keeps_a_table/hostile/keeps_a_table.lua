-- SPDX-License-Identifier: MIT
-- A count that goes on from subject to subject in a table of the file.
local seen = { count = 0 }

return rule {
  id = "hostile.keeps_a_table", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    seen.count = seen.count + 1
    return at_least(seen.count, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
