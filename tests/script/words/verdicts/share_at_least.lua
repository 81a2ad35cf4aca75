-- SPDX-License-Identifier: MIT
-- share, at least: how many of the whole must become part.
return rule {
  id = "verdicts.share_at_least", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits)
    local whole = school.teachers:where { full_time = true }
    return at_least(share(whole:where { dual = true }, whole), limits.min_share)
  end,
  examples = {
    { "above the line", result = "pass", actual = "2/3", required = "1/3", margin = 1, school = { teachers = { { 2, { full_time = true, dual = true } }, { full_time = true, dual = false } } } },
    { "at the line", result = "pass", actual = "1/3", margin = 0, school = { teachers = { { full_time = true, dual = true }, { 2, { full_time = true, dual = false } } } } },
    { "below the line", result = "fail", actual = "1/4", shortfall = 1, evidence_count = 3, school = { teachers = { { full_time = true, dual = true }, { 3, { full_time = true, dual = false } } } } },
    { "far below", result = "fail", actual = "0/7", shortfall = 3, evidence_count = 7, school = { teachers = { { 7, { full_time = true, dual = false } }, { 5, { full_time = false, dual = true } } } } },
    { "of nobody", result = "notapplicable", reason = "there is nothing to measure (the whole is zero)", school = { teachers = { { full_time = false } } } },
    { "one not known, and it does not matter", result = "pass", school = { teachers = { { full_time = true, dual = true }, { full_time = true, dual = true }, { full_time = true } } } },
    { "one not known", result = "unknown", missing = { "teacher.dual" }, school = { teachers = { { full_time = true }, { full_time = true, dual = false } } } },
    { "perhaps of nobody", result = "unknown", missing = { "teacher.full_time" }, school = { teachers = { { dual = true } } } },
  },
}
