-- SPDX-License-Identifier: MIT
-- error: 
-- The number whose negative does not fit.

return rule {
  id = "hostile.smallest_number", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(-(school.seats * 0 + (-9223372036854775807 - 1)), 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
