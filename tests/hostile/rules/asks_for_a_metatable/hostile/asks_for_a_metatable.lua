-- SPDX-License-Identifier: MIT
-- getmetatable: not a word of rules.

return rule {
  id = "hostile.asks_for_a_metatable", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local got = getmetatable("").__index
    return got ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
