-- SPDX-License-Identifier: MIT
-- error: 
-- The same in a filter.

return rule {
  id = "hostile.long_filter_name", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local name = "x"
    for i = 1, 20 do name = name .. name end
    return none(school.teachers:where { [name] = 1 })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
