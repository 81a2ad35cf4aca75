-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- A loop without end in a row test.

return rule {
  id = "hostile.endless_row_test", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where(function() while true do end end))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
