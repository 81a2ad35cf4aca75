-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- A loop without end.

return rule {
  id = "hostile.endless_loop", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    while true do end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
