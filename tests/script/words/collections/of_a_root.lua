-- SPDX-License-Identifier: MIT
-- Roots that refer to a root.
return rule {
  id = "collections.of_a_root", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "city",
  check = function(city) return all_of { at_least(city.schools:where { kind = "general" }:sum("students"), 3), at_least(city.bases, 1) } end,
  examples = {
    { "enough", result = "pass", city = { bases = 1, schools = { { kind = "general", students = 3 }, { kind = "arts", students = 4 } } } },
    { "too few", result = "fail", shortfall = 1, city = { bases = 1, schools = { { kind = "general", students = 2 }, { kind = "arts", students = 4 } } } },
    { "the other part", result = "fail", shortfall = 1, city = { bases = 0, schools = { { kind = "general", students = 3 } } } },
  },
}
