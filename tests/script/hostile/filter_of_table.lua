-- SPDX-License-Identifier: MIT
-- error: a value cannot be
-- A table as a value.

return rule {
  id = "hostile.filter_of_table", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { hours = {} })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
