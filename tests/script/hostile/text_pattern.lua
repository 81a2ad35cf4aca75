-- SPDX-License-Identifier: MIT
-- error: attempt to index
-- Nor patterns.

return rule {
  id = "hostile.text_pattern", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return ("x").find ~= nil
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
