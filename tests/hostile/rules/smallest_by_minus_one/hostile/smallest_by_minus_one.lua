-- SPDX-License-Identifier: MIT
-- The smallest whole number by minus one: a trap in C.

return rule {
  id = "hostile.smallest_by_minus_one", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local least = -9223372036854775807 - 1
    return at_least(least // -1 + least % -1, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
