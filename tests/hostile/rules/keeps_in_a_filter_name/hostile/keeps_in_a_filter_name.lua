-- SPDX-License-Identifier: MIT
-- A variable that held a filter holds a number the next time.
local full_time = filter { employment = "full_time" }

return rule {
  id = "hostile.keeps_in_a_filter_name", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if type(full_time) == "userdata" then full_time = 0 end
    full_time = full_time + 1
    return at_least(full_time, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
