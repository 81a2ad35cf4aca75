-- SPDX-License-Identifier: MIT
-- error: 
-- A record instead of a collection.

return rule {
  id = "hostile.method_on_record", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
