-- SPDX-License-Identifier: MIT
-- load: 'leaked' cannot be set here
-- A global while the file loads.
leaked = 1

return rule {
  id = "hostile.sets_a_global_at_load", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
