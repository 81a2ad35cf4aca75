-- SPDX-License-Identifier: MIT
-- error: 
-- Filters that are all different.

return rule {
  id = "hostile.memory_of_filters", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    for i = 1, 200000 do local rows = count(school.teachers:where { hours = i }) end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
