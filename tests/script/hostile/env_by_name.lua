-- SPDX-License-Identifier: MIT
-- error: '_G' is not a word of rules
-- The table of all globals.

return rule {
  id = "hostile.env_by_name", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return _G.os ~= nil
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
