-- SPDX-License-Identifier: MIT
-- Tables in tables.

return rule {
  id = "hostile.memory_of_tables", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    while true do list = { list, {}, {} } end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
