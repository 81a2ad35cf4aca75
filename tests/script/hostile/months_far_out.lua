-- SPDX-License-Identifier: MIT
-- error: a whole number of months is wanted
-- Very many months.

return rule {
  id = "hostile.months_far_out", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return equal(months_after(as_of, 1000000000), as_of)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
