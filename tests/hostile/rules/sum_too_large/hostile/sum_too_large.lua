-- SPDX-License-Identifier: MIT
-- A sum beyond all numbers.

return rule {
  id = "hostile.sum_too_large", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local n = count(school.teachers)
    for _ = 1, 20 do n = n * 1000 end
    return at_least(n, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
