-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- Calls that need no stack.
local function on() return on() end

return rule {
  id = "hostile.endless_tail_calls", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return on()
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
