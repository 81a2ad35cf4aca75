-- SPDX-License-Identifier: MIT
-- load: 'at_least' cannot be set here
-- Another meaning for a word.
at_least = function() return true end

return rule {
  id = "hostile.sets_a_word", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
