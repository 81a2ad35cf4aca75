-- SPDX-License-Identifier: MIT
-- Infinite ratios, subtracted.

return rule {
  id = "hostile.infinite_less_infinite", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return equal(per(1, 0) - per(2, 0), 0)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
