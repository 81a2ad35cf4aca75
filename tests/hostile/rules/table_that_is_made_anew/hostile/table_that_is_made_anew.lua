-- SPDX-License-Identifier: MIT
-- A full table in which one key is always exchanged: all of it is laid out anew each time.

return rule {
  id = "hostile.table_that_is_made_anew", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list, n = {}, 65536
    for i = 1, n do list["k" .. i] = true end
    while true do
      list["k" .. n - 65535] = nil
      n = n + 1
      list["k" .. n] = true
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
