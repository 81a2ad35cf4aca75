-- SPDX-License-Identifier: MIT
-- error: 
-- A field's name that forges the operands of its condition.

return rule {
  id = "hostile.forged_filter", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { ["rank\30o\31tsenior"] = "none" })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
