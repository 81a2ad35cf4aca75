-- SPDX-License-Identifier: MIT
-- error: 
-- Each row test is short, together they are long.

return rule {
  id = "hostile.endless_row_tests", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local rows = school.teachers
    for i = 1, 10000000 do
      if count(rows:where(function(t) return false end)) > 0 then return false end
    end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
