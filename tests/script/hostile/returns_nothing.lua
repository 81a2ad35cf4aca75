-- SPDX-License-Identifier: MIT
-- error: the check returned no verdict
-- No verdict.

return rule {
  id = "hostile.returns_nothing", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
