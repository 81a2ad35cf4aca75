-- SPDX-License-Identifier: MIT
-- Above the largest number there is: counted in a circle, everything is.

return rule {
  id = "hostile.more_than_all", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(count(school.programmes:where { students = more_than(9223372036854775807) }), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
