-- SPDX-License-Identifier: MIT
-- error: ran for too long
-- Collections made and dropped: they are collected.

return rule {
  id = "hostile.memory_of_rows", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    while true do local rows = school.teachers:where { hours = 1 } end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
