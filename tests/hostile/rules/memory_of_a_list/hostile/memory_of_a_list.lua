-- SPDX-License-Identifier: MIT
-- A list that grows.

return rule {
  id = "hostile.memory_of_a_list", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    for i = 1, 100000000 do list[i] = i end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
