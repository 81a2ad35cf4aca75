-- SPDX-License-Identifier: MIT
-- Below the smallest number there is.

return rule {
  id = "hostile.less_than_all", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(count(school.programmes:where { students = less_than(-9223372036854775807 - 1) }), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
