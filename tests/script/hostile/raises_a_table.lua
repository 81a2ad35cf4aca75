-- SPDX-License-Identifier: MIT
-- error: the rule raised an error
-- An error that is no text.

return rule {
  id = "hostile.raises_a_table", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    error({ "secret" })
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
