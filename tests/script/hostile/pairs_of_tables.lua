-- SPDX-License-Identifier: MIT
-- error: pairs: the keys must be texts or numbers
-- Keys that have an address only.

return rule {
  id = "hostile.pairs_of_tables", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    for k in pairs { [{}] = 1 } do end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
