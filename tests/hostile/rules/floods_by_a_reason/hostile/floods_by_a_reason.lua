-- SPDX-License-Identifier: MIT
-- A reason of 32 kilobytes for every subject.

return rule {
  id = "hostile.floods_by_a_reason", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  applies = function(school, limits)
    local flood = "flood of words, "
    for _ = 1, 11 do flood = flood .. flood end
    return flood
  end,
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
