-- SPDX-License-Identifier: MIT
-- limits("name"): the value, or false.
return rule {
  id = "limits.asked", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits)
    local line = limits("min_students")
    if not line then return school.newly_built end
    return at_least(school.students, line)
  end,
  examples = {
    { "a value", result = "pass", required = "2", school = { kind = "adult", students = 2 } },
    { "below it", result = "fail", shortfall = 1, school = { kind = "adult", students = 1 } },
    { "no value", result = "pass", school = { kind = "arts", newly_built = true } },
    { "no value and not new", result = "fail", school = { kind = "arts", newly_built = false } },
  },
}
