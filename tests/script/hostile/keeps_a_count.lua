-- SPDX-License-Identifier: MIT
-- error: keeps something from one subject for the next
-- A count that goes on from subject to subject: results would depend on their order.
local n = 0

return rule {
  id = "hostile.keeps_a_count", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school)
    if not school.newly_built then return false end
    n = n + 1
    return n % 3 == 0
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
