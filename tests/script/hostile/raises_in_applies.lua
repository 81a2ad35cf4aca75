-- SPDX-License-Identifier: MIT
-- error: on purpose
-- An error in applies.

return rule {
  id = "hostile.raises_in_applies", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  applies = function(school, limits) if school.newly_built then error("on purpose") end end,
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
