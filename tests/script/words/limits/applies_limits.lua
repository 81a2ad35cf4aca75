-- SPDX-License-Identifier: MIT
-- applies may read limits.
return rule {
  id = "limits.applies_limits", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  applies = function(school, limits)
    if school.students < limits.min_students then return "too small" end
  end,
  check = function(school) return school.newly_built end,
  examples = {
    { "large", result = "fail", school = { kind = "adult", students = 2, newly_built = false } },
    { "small", result = "notapplicable", reason = "too small", school = { kind = "adult", students = 1 } },
    { "no value", result = "notapplicable", reason = "there is no value", school = { kind = "arts" } },
  },
}
