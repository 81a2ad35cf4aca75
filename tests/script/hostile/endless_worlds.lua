-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- Loops that are short by themselves, in every way to fill.

return rule {
  id = "hostile.endless_worlds", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local n = 0
    if school.kind == "general" then n = 1 end
    if school.site == "rural" then n = n + 1 end
    for i = 1, 2000000 do n = n + 1 end
    return at_least(n, 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
