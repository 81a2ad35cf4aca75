-- SPDX-License-Identifier: MIT
-- A table that looks like a verdict.

return rule {
  id = "hostile.false_verdict", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return { result = "pass", outcome = 0, turn = 1 }
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
