-- SPDX-License-Identifier: MIT
-- pass:
-- Row tests that are all different, and not too many.

return rule {
  id = "hostile.memory_of_row_tests", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    for i = 1, 3000 do local rows = count(school.teachers:where(function(t) return t.hours > 1 end)) end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
