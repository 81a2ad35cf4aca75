-- SPDX-License-Identifier: MIT
-- error: not enough memory
-- Tables in tables.

return rule {
  id = "hostile.memory_of_tables", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local t = {}
    while true do t = { t, { t } } end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
