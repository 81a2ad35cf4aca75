-- SPDX-License-Identifier: MIT
-- All of three hundred thousand verdicts.

return rule {
  id = "hostile.thousands_of_verdicts", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list, one = {}, at_least(1, 1)
    for i = 1, 300000 do list[i] = one end
    while true do local all = all_of(list) end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
