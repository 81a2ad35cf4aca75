-- SPDX-License-Identifier: MIT
-- A row test without end, within a filter.

return rule {
  id = "hostile.endless_row_test", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(count(school.teachers:where(function() while true do end end)), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
