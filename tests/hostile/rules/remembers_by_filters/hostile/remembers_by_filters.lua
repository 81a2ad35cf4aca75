-- SPDX-License-Identifier: MIT
-- Filters that were made for one subject are there for the next: it would get further.

return rule {
  id = "hostile.remembers_by_filters", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    for i = 1, 20000 do local n = count(school.programmes:where { students = i }) end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
