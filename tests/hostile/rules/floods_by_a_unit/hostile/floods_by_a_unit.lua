-- SPDX-License-Identifier: MIT
-- Units of units of units: each ratio doubles the name.

return rule {
  id = "hostile.floods_by_a_unit", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local ratio = per(school.teachers, school.programmes)
    for _ = 1, 9 do ratio = per(ratio, ratio) end
    return at_least(ratio, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
