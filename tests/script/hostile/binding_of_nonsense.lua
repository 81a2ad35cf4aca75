-- SPDX-License-Identifier: MIT
-- error: 
-- Lines that are no numbers.

return rule {
  id = "hostile.binding_of_nonsense", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(school.seats, 1, { absolute = {}, per_unit = school })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
