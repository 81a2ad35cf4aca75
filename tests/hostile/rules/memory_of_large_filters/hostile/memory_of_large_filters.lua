-- SPDX-License-Identifier: MIT
-- Filters of 32 kilobytes.

return rule {
  id = "hostile.memory_of_large_filters", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long = "x"
    for _ = 1, 15 do long = long .. long end
    for i = 1, 10000 do local rows = school.teachers:where { name = long .. i } end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
