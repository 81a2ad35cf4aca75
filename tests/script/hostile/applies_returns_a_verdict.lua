-- SPDX-License-Identifier: MIT
-- error: applies must return a reason or nothing
-- A verdict instead of a reason.

return rule {
  id = "hostile.applies_returns_a_verdict", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  applies = function(school, limits) if school.newly_built then return at_least(1, 1) end end,
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
