-- SPDX-License-Identifier: MIT
-- An error of 60 kilobytes.

return rule {
  id = "hostile.floods_by_errors", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local flood = "the flood "
    for _ = 1, 12 do flood = flood .. flood end
    error(flood)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
