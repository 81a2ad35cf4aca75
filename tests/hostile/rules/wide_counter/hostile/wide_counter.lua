-- SPDX-License-Identifier: MIT
-- A loop that ends where numbers end.

return rule {
  id = "hostile.wide_counter", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    for i = 1, 9223372036854775807 do local n = i end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
