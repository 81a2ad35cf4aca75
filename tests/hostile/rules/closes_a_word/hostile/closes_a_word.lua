-- SPDX-License-Identifier: MIT
-- A function as what is closed.

return rule {
  id = "hostile.closes_a_word", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local closing <close> = function() while true do end end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
