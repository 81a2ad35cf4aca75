-- SPDX-License-Identifier: MIT
-- A number that does not fit the field's own scale.

return rule {
  id = "hostile.more_than_fits", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(count(school.programmes:where { equipment_value_yuan = more_than(9223372036854775807) }), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
