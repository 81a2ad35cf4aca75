-- SPDX-License-Identifier: MIT
-- error: the number is not defined or too large
-- Products beyond 64 bits.

return rule {
  id = "hostile.too_large_number", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local n = school.area_m2 + 1
    for i = 1, 100 do n = n * 9223372036854775807 end
    return at_least(n, 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
