-- SPDX-License-Identifier: MIT
-- The separators of filters within a text.

return rule {
  id = "hostile.forged_filter", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return none(school.teachers:where { name = "x\29employment\30o\31tfull_time" })
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
