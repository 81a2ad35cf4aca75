-- SPDX-License-Identifier: MIT
-- 131,072 keys that all lie in one place of the table, and one that is not there.

return rule {
  id = "hostile.keys_that_collide", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local step, list = (1 << 17) - 1, {}
    for i = 1, 1 << 16 do list[i * step] = true end
    while true do local found = list[step << 17] end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
