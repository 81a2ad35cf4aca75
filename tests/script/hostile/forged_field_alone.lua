-- SPDX-License-Identifier: MIT
-- error: 
-- A field's name that forges a condition.

return rule {
  id = "hostile.forged_field_alone", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { hours = field "level\29rank\30o\31tnone\29" })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
