-- SPDX-License-Identifier: MIT
-- Less than nothing by nothing.

return rule {
  id = "hostile.ratio_below_nothing", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(per(-1, 0), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
