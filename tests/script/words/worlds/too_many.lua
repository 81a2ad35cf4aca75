-- SPDX-License-Identifier: MIT
-- Of too many ways none is tried: the result is unknown.
return rule {
  id = "worlds.too_many", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local n = 0
    for t in school.teachers do
      if t.dual then n = n + 1 end
    end
    return all_of { at_least(n, 0), school.seats ~= 0 }
  end,
  examples = {
    { "few", result = "pass", school = { seats = 1, teachers = { { 6, {} } } } },
    { "many", result = "unknown", missing = { "teacher.dual" }, school = { seats = 1, teachers = { { 7, {} } } } },
    { "too few seats", result = "fail", school = { seats = 0 } },
  },
}
