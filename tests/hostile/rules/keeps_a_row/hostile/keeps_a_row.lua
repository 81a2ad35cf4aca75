-- SPDX-License-Identifier: MIT
-- The subject itself, kept in a list of the file for the next.
local kept = {}

return rule {
  id = "hostile.keeps_a_row", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    kept[#kept + 1] = school
    return at_least(#kept, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
