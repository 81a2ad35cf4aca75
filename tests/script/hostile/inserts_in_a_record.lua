-- SPDX-License-Identifier: MIT
-- error: 
-- insert where there is no table.

return rule {
  id = "hostile.inserts_in_a_record", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    insert(school, 1)
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
