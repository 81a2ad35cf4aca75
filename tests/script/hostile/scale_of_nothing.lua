-- SPDX-License-Identifier: MIT
-- error: a whole number from 1
-- per with a scale of zero.

return rule {
  id = "hostile.scale_of_nothing", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_most(per(school.seats, school.seats, 0), 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
