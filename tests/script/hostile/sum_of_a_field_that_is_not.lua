-- SPDX-License-Identifier: MIT
-- error: a teacher has no field 'wages'
-- A field that there is not.

return rule {
  id = "hostile.sum_of_a_field_that_is_not", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(school.teachers:sum("wages"), 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
