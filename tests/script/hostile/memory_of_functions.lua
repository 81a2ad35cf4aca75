-- SPDX-License-Identifier: MIT
-- error: not enough memory
-- Functions that hold each other.

return rule {
  id = "hostile.memory_of_functions", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local f
    while true do
      local g = f
      f = function() return g end
    end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
