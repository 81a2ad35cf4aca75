-- SPDX-License-Identifier: MIT
-- error: control characters
-- Control characters in a value.

return rule {
  id = "hostile.control_in_value", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return none(school.teachers:where { badge = "a\29b" })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
