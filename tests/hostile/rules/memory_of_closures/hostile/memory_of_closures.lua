-- SPDX-License-Identifier: MIT
-- Functions that hold one another.

return rule {
  id = "hostile.memory_of_closures", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local last = function() return 1 end
    while true do
      local before = last
      last = function() return before end
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
