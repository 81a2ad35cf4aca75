-- SPDX-License-Identifier: MIT
-- error: 
-- A collection called with odd things.

return rule {
  id = "hostile.calls_a_collection", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return school.teachers(1, school, "x", {}) == nil or school.teachers(nil, school.teachers)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
