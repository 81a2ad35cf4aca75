-- SPDX-License-Identifier: MIT
-- A number of one school, compared with that of another.
local kept

return rule {
  id = "hostile.keeps_a_value", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    local before = kept or school.track_m
    kept = school.track_m
    return at_least(before, school.track_m)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
