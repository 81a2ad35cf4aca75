-- SPDX-License-Identifier: MIT
-- A limit made lower.

return rule {
  id = "hostile.changes_a_limit", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school, limits)
    if school.school_id ~= "9901000031" then return true end
    local all = limits
    all.min_reading = 0
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
