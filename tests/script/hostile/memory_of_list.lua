-- SPDX-License-Identifier: MIT
-- error: not enough memory
-- A list that grows.

return rule {
  id = "hostile.memory_of_list", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local t = {}
    while true do insert(t, {}) end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
