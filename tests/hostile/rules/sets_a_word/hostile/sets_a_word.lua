-- SPDX-License-Identifier: MIT
-- A word of all rules, replaced.

return rule {
  id = "hostile.sets_a_word", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    _ENV.at_least = function() return true end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
