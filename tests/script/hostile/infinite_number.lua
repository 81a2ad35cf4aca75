-- SPDX-License-Identifier: MIT
-- error: 
-- A number beyond all.

return rule {
  id = "hostile.infinite_number", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(1 / 0 - 1 / 0 + school.seats, 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
