-- SPDX-License-Identifier: MIT
-- A ratio that cannot be written: not known, of all things.

return rule {
  id = "hostile.ratio_too_large", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(per(9223372036854775807, 1, 1000000), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
