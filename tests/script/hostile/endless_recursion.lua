-- SPDX-License-Identifier: MIT
-- error: 
-- Calls without end.
local function deeper(n) return 1 + deeper(n + 1) end

return rule {
  id = "hostile.endless_recursion", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return deeper(1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
