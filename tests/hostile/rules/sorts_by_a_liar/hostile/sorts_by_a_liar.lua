-- SPDX-License-Identifier: MIT
-- A sort whose comparison never agrees with itself.

return rule {
  id = "hostile.sorts_by_a_liar", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list, asked = {}, 0
    for i = 1, 50 do list[i] = i end
    local function before() asked = asked + 1 return asked % 2 == 0 end
    local sorted = false
    while not sorted do
      sorted = true
      for i = 2, #list do
        if before(list[i], list[i - 1]) then list[i], list[i - 1], sorted = list[i - 1], list[i], false end
      end
    end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
