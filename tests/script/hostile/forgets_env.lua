-- SPDX-License-Identifier: MIT
-- error: attempt to
-- The file's environment thrown away.

return rule {
  id = "hostile.forgets_env", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    _ENV = nil
    return at_least(1, 1)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
