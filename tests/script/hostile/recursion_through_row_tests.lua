-- SPDX-License-Identifier: MIT
-- error: overflow
-- Row tests within row tests.

return rule {
  id = "hostile.recursion_through_row_tests", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local function again() return count(school.teachers:where(again)) > 0 end
    return again()
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
