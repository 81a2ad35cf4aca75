-- SPDX-License-Identifier: MIT
-- error: records cannot be changed
-- Changing a record.

return rule {
  id = "hostile.sets_a_field", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    school.students = 4
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
