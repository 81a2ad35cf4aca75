-- SPDX-License-Identifier: MIT
-- A list whose length is nine quintillions, by the way tables count.

return rule {
  id = "hostile.endless_length", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    local i = 1
    while i > 0 do list[i] = at_least(1, 1) i = i * 2 end
    list[9223372036854775807] = at_least(1, 1)
    return all_of(list)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
