-- SPDX-License-Identifier: MIT
-- The word that makes a rule, called while it is judged.

return rule {
  id = "hostile.calls_rule_again", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return rule { id = "staffing.certificate", check = function() return true end }
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
