-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- The same without a loop's word.

return rule {
  id = "hostile.endless_goto", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    ::again::
    goto again
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
