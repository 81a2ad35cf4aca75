-- SPDX-License-Identifier: MIT
-- count, :count() and a collection in place of its count.
return rule {
  id = "collections.count", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local t = school.teachers
    return all_of { equal(t:count(), count(t)), equal(t, count(t)), at_least(t, 2), at_most(t, 3), equal(t:where { dual = true }:count(), 1) }
  end,
  examples = {
    { "two", result = "pass", school = { teachers = { { dual = true }, { dual = false } } } },
    { "one", result = "fail", shortfall = 1, actual = "1", school = { teachers = { { dual = true } } } },
    { "none", result = "fail", shortfall = 2, actual = "0", school = {} },
    { "four", result = "fail", shortfall = 1, actual = "4", school = { teachers = { { dual = true }, { 3, { dual = false } } } } },
    { "one more or less", result = "unknown", missing = { "teacher.school_id" },
      school = { teachers = { { dual = true }, { dual = false }, { dual = false, school_id = unknown } } } },
    { "of another school", result = "fail", shortfall = 1, school = { teachers = { { dual = true }, { dual = true, school_id = "elsewhere" } } } },
  },
}
