-- SPDX-License-Identifier: MIT
-- Filters that are all different.

return rule {
  id = "hostile.memory_of_filters", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    for i = 1, 200000 do local n = count(school.programmes:where { students = i }) end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
