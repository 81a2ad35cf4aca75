-- SPDX-License-Identifier: MIT
-- What is kept by applies is found by check.
local asked = {}

return rule {
  id = "hostile.keeps_while_it_may", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  applies = function(school, limits)
    asked[1] = school.school_id
  end,
  check = function(school)
    return asked[1] == school.school_id
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
