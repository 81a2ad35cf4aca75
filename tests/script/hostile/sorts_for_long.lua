-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- Keys in the worst order, sorted again and again: a call is few instructions and much work.
return rule {
  id = "hostile.sorts_for_long", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school)
    if not school.newly_built then return false end
    local t = {}
    for i = 1000, 1, -1 do t["k" .. (i + 1000)] = i end
    for n = 1, 2000 do
      for k in pairs(t) do break end
    end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
