-- SPDX-License-Identifier: MIT
-- pass: 
-- The order of keys tells nothing about addresses.

return rule {
  id = "hostile.pairs_in_order", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local t, s = {}, ""
    for _, k in ipairs { "q", "b", "zz", "a", "m" } do t[k] = true end
    for k in pairs(t) do s = s .. k end
    return s == "abmqzz"
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
