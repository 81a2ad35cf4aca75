-- SPDX-License-Identifier: MIT
-- A set asked for three hundred thousand members.

return rule {
  id = "hostile.thousands_of_members", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    for i = 1, 300000 do list[i] = "name" end
    while true do local all = includes(school.charter_topics, list) end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
