-- SPDX-License-Identifier: MIT
-- error: attempt to index
-- Changing a collection.

return rule {
  id = "hostile.sets_a_collection", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    school.teachers.count = function() return 100 end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
