-- SPDX-License-Identifier: MIT
-- error: 
-- A field's name that forges too many of them.

return rule {
  id = "hostile.forged_operands", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local name = "rank\30o"
    for i = 1, 300 do name = name .. "\31tsenior" end
    return none(school.teachers:where { [name] = "none" })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
