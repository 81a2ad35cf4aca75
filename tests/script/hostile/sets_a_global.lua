-- SPDX-License-Identifier: MIT
-- error: 'leaked' cannot be set here
-- A global.

return rule {
  id = "hostile.sets_a_global", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    leaked = 1
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
