-- SPDX-License-Identifier: MIT
-- A list that grows while the file loads.
local list = {}
for i = 1, 100000000 do list[i] = i end

return rule {
  id = "hostile.memory_at_load", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
