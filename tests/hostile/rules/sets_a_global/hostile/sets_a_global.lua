-- SPDX-License-Identifier: MIT
-- A global, for other rules to find.

return rule {
  id = "hostile.sets_a_global", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    found = school.school_id
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
