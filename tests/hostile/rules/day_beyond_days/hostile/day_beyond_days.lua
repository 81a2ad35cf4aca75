-- SPDX-License-Identifier: MIT
-- A day after all days.

return rule {
  id = "hostile.day_beyond_days", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return at_least(date "9999-12-31" + 1, date "2000-01-01")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
