-- SPDX-License-Identifier: MIT
-- error: deep down
-- An error deep down.

return rule {
  id = "hostile.row_test_within_row_test_error", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where(function(t)
      return count(school.teachers:where(function(u) error("deep down") end)) > 0
    end))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
