-- SPDX-License-Identifier: MIT
-- error: 
-- A variable that would run something at its end.

return rule {
  id = "hostile.closes", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local x <close> = school
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
