-- SPDX-License-Identifier: MIT
-- coroutine.wrap: not a word of rules.

return rule {
  id = "hostile.makes_a_coroutine", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local got = coroutine.wrap(function() while true do end end)()
    return got ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
