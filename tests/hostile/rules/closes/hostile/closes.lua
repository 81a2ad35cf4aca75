-- SPDX-License-Identifier: MIT
-- A variable that does something when it is closed: nothing here can.

return rule {
  id = "hostile.closes", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local closing <close> = {}
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
