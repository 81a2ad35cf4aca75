-- SPDX-License-Identifier: MIT
-- error: only verdicts can be put together
-- Texts put together.

return rule {
  id = "hostile.all_of_texts", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return all_of { "pass" }
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
