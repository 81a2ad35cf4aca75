-- SPDX-License-Identifier: MIT
-- A filter of a hundred conditions, turned around condition by condition.

return rule {
  id = "hostile.endless_every", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local rows = school.teachers
    for i = 1, 100 do rows = rows:where { name = other_than("a" .. i) } end
    local i = 0
    while true do
      i = i + 1
      local all = every(rows, { name = other_than("b" .. i), identity_hash = other_than("c" .. i) })
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
