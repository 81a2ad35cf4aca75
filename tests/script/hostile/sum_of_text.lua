-- SPDX-License-Identifier: MIT
-- error: teacher.badge is no number
-- A sum of texts.

return rule {
  id = "hostile.sum_of_text", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(school.teachers:sum("badge"), 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
