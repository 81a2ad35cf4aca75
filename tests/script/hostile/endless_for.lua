-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- A loop that would end one day.

return rule {
  id = "hostile.endless_for", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    for i = 1, 1000000000000 do end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
