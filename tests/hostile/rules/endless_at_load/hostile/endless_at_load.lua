-- SPDX-License-Identifier: MIT
-- A loop without end before the rule is there.
while true do end

return rule {
  id = "hostile.endless_at_load", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
