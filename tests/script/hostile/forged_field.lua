-- SPDX-License-Identifier: MIT
-- error: 
-- A field's name with a zero in it.

return rule {
  id = "hostile.forged_field", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { hours = at_most(field "level\0and much more than that, to read beyond the end") })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
