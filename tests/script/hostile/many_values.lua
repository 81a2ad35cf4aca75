-- SPDX-License-Identifier: MIT
-- error: wrong number of values in a condition
-- A list of more values than a condition takes.

return rule {
  id = "hostile.many_values", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local list = {}
    for i = 1, 200000 do insert(list, i) end
    return none(school.teachers:where { hours = one_of(list) })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
