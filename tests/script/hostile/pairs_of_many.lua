-- SPDX-License-Identifier: MIT
-- error: pairs: over 1000 keys
-- Sorting very many keys.

return rule {
  id = "hostile.pairs_of_many", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local t = {}
    for i = 1, 100000 do t[i] = i end
    for k in pairs(t) do end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
