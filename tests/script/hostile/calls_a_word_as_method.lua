-- SPDX-License-Identifier: MIT
-- error: 
-- A word called on nothing.

return rule {
  id = "hostile.calls_a_word_as_method", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return at_least()
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
