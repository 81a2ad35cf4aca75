-- SPDX-License-Identifier: MIT
-- Half a day after a day.

return rule {
  id = "hostile.day_in_fractions", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(date "2000-01-01" + 0.5, date "2000-01-01")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
