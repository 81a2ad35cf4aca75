-- SPDX-License-Identifier: MIT
-- A comparison that comes out the same for every number is no doubt.
return rule {
  id = "numbers.sure_comparison", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    if school.students >= 0 and not (school.students > 4) then return equal(school.seats, 1) end
    return false
  end,
  examples = {
    { "whatever the number", result = "pass", school = { seats = 1 } },
    { "and fails", result = "fail", school = { seats = 2 } },
  },
}
