-- SPDX-License-Identifier: MIT
-- error: 
-- A method without its collection.

return rule {
  id = "hostile.most_of_sum", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local most = school.teachers.most
    return at_least(most(school, "hours"), 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
