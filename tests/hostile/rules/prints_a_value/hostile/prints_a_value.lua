-- SPDX-License-Identifier: MIT
-- A value as a text: what was read says so itself.

return rule {
  id = "hostile.prints_a_value", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return tostring(school.track_m) == "x"
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
