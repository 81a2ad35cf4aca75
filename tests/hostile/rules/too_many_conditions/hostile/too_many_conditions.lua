-- SPDX-License-Identifier: MIT
-- Seventeen conditions in one filter.

return rule {
  id = "hostile.too_many_conditions", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local all = {}
    for i = 1, 17 do all["field" .. i] = 1 end
    return none(school.teachers:where(all))
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
