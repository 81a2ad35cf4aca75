-- SPDX-License-Identifier: MIT
-- A hundred and one values in one condition.

return rule {
  id = "hostile.too_many_values", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    for i = 1, 101 do list[i] = i end
    return none(school.programmes:where { students = one_of(list) })
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
