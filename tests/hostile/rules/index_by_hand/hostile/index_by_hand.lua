-- SPDX-License-Identifier: MIT
-- Fields by the names of metamethods are fields.

return rule {
  id = "hostile.index_by_hand", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local trap = { __index = function() while true do end end, __tostring = function() while true do end end }
    local x = trap.missing
    return tostring(trap)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
