-- SPDX-License-Identifier: MIT
-- A collection called with anything in place of the row before.

return rule {
  id = "hostile.calls_what_is_no_row", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local n = 0
    local row = school.teachers(nil, "row")
    if row.school_id == school.school_id then n = n + 1 end
    return at_least(n, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
