-- SPDX-License-Identifier: MIT
-- error: 
-- select from below the first.

return rule {
  id = "hostile.selects_far_out", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return select(-1, 1) == 1
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
