-- SPDX-License-Identifier: MIT
-- xpcall: not a word of rules.

return rule {
  id = "hostile.catches_errors_with_a_handler", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local got = xpcall(function() while true do end end, function() while true do end end)
    return got ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
