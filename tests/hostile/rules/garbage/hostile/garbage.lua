-- SPDX-License-Identifier: MIT
-- Little is left free, and everything is thrown away at once.

return rule {
  id = "hostile.garbage", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    for i = 1, 110000 do list[i] = { i } end
    while true do local thrown = {} end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
