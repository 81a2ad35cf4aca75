-- SPDX-License-Identifier: MIT
-- error: attempt to divide by zero
-- By Lua's own zero.

return rule {
  id = "hostile.divides_in_lua", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return 1 // 0 == 1
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
