-- SPDX-License-Identifier: MIT
-- Every row with every row with every row with every row.

return rule {
  id = "hostile.walks_and_walks", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local n = 0
    for _ in school.teachers do for _ in school.teachers do for _ in school.teachers do for _ in school.teachers do
      n = n + 1
    end end end end
    return at_least(n, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
