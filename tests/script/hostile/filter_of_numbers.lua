-- SPDX-License-Identifier: MIT
-- error: a filter is written { field = condition }
-- A filter that is a list.

return rule {
  id = "hostile.filter_of_numbers", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { 1, 2, 3 })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
