-- SPDX-License-Identifier: MIT
-- error: the part must be made from the whole
-- A share of rows that are not of the whole.

return rule {
  id = "hostile.part_of_another", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(share(school.courses, school.teachers), 0.5)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
