-- SPDX-License-Identifier: MIT
-- A function of the file is exchanged for one that remembers.
local function last() return 0 end

return rule {
  id = "hostile.keeps_a_function", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    local n = last() + 1
    last = function() return n end
    return at_least(n, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
