-- SPDX-License-Identifier: MIT
-- error: attempt to compare two table values
-- Nor are addresses compared.

return rule {
  id = "hostile.compares_tables", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return {} < {}
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
