-- SPDX-License-Identifier: MIT
-- for key, rows in :group(field).
return rule {
  id = "collections.group", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local results = { true }
    for rank, rows in school.teachers:group("rank") do
      if rank ~= "none" then insert(results, at_most(rows, 1)) end
    end
    return all_of(results)
  end,
  examples = {
    { "one of each", result = "pass", school = { teachers = { { rank = "junior" }, { rank = "senior" }, { 3, { rank = "none" } } } } },
    { "two of one", result = "fail", actual = "2", shortfall = 1, school = { teachers = { { 2, { rank = "senior" } }, { rank = "junior" } } } },
    { "one not known", result = "unknown", missing = { "teacher.rank" }, school = { teachers = { {} } } },
  },
}
