-- SPDX-License-Identifier: MIT
-- error: records cannot be changed
-- Changing a row in a row test.

return rule {
  id = "hostile.sets_a_field_of_a_row", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where(function(t) t.hours = 0 return true end))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
