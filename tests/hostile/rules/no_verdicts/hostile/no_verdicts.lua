-- SPDX-License-Identifier: MIT
-- All of nothing.

return rule {
  id = "hostile.no_verdicts", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return all_of {}
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
