-- SPDX-License-Identifier: MIT
-- A text of 32 kilobytes as what was measured.

return rule {
  id = "hostile.floods_by_a_text", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local flood = "x"
    for _ = 1, 15 do flood = flood .. flood end
    return equal(flood, "y")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
