-- SPDX-License-Identifier: MIT
-- error: too many values
-- More than a word takes.

return rule {
  id = "hostile.too_many_arguments", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least(1, 2, {}, 4)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
