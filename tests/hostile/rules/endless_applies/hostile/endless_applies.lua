-- SPDX-License-Identifier: MIT
-- A reason that is looked for without end.

return rule {
  id = "hostile.endless_applies", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  applies = function(school, limits)
    while true do end
  end,
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
