-- SPDX-License-Identifier: MIT
-- error: attempt to call a nil value
-- An environment of its own: no words any more.

return rule {
  id = "hostile.other_env", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local _ENV = {}
    return at_least(1, 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
