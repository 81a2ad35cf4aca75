-- SPDX-License-Identifier: MIT
-- A collection stands for its count in arithmetic and comparisons too, on either side.
return rule {
  id = "collections.count_in_arithmetic", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local t = school.teachers
    if t > 3 or not (t >= 1) or 3 < t then return false end
    return all_of { at_most(t + 1, 3), at_most(1 + t, 3), at_most(t * 2 - t, 2), at_most(-t, 0), equal(t / 2, t:count() / 2), equal(t // 2, floor(t / 2)) }
  end,
  examples = {
    { "two", result = "pass", school = { teachers = { { 2, {} } } } },
    { "three", result = "fail", actual = "4", shortfall = 1, school = { teachers = { { 3, {} } } } },
    { "four", result = "fail", school = { teachers = { { 4, {} } } } },
    { "nobody", result = "fail", school = {} },
  },
}
