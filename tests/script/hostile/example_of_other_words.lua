-- SPDX-License-Identifier: MIT
-- example: a school has no 'studnets'
-- A field that there is not.

return rule {
  id = "hostile.example_of_other_words", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return true
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
    { "wild", result = "pass", school = { newly_built = true, studnets = 5 } },
  },
}
