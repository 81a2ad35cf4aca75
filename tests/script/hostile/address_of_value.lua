-- SPDX-License-Identifier: MIT
-- error: a rule builds no messages
-- Nor is a value a text.

return rule {
  id = "hostile.address_of_value", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return tostring(school.seats) == "1"
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
