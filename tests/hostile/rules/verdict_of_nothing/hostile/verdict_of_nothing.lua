-- SPDX-License-Identifier: MIT
-- Nothing as a verdict.

return rule {
  id = "hostile.verdict_of_nothing", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
