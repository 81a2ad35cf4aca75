-- SPDX-License-Identifier: MIT
-- error: 
-- The same of a limit.

return rule {
  id = "hostile.long_limit_name", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local name = "x"
    for i = 1, 20 do name = name .. name end
    return at_least(school.seats, limits(name))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
