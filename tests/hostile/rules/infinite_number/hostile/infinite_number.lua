-- SPDX-License-Identifier: MIT
-- An infinite number of Lua.

return rule {
  id = "hostile.infinite_number", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(count(school.teachers) + 1e308 * 10, 0)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
