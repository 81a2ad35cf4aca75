-- SPDX-License-Identifier: MIT
-- A bound that is no number at all.

return rule {
  id = "hostile.more_than_infinite", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(count(school.programmes:where { students = more_than(per(1, 0)) }), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
