-- SPDX-License-Identifier: MIT
-- A thousand keys in the worst order, again and again.

return rule {
  id = "hostile.many_keys_sorted", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    for i = 1, 1000 do list[-i] = i end
    while true do for _ in pairs(list) do break end end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
