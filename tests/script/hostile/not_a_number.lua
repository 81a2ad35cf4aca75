-- SPDX-License-Identifier: MIT
-- error: 
-- A number that is none.

return rule {
  id = "hostile.not_a_number", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(0 / 0, school.seats)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
