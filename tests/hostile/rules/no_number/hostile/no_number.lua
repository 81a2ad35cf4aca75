-- SPDX-License-Identifier: MIT
-- Zero by zero, as a number of Lua.

return rule {
  id = "hostile.no_number", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(0 / 0, 0)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
