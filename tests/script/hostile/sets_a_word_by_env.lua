-- SPDX-License-Identifier: MIT
-- error: 'at_least' cannot be set here
-- The same through _ENV.

return rule {
  id = "hostile.sets_a_word_by_env", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    _ENV.at_least = function() return true end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
