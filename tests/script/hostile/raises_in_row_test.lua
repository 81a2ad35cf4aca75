-- SPDX-License-Identifier: MIT
-- error: raises_in_row_test.lua:10: on purpose
-- An error in a row test has its own line.

return rule {
  id = "hostile.raises_in_row_test", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where(function(t)
      error("on purpose")
    end))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
