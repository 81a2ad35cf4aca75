-- SPDX-License-Identifier: MIT
-- Records and collections, kept.

return rule {
  id = "hostile.memory_of_rows", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local list = {}
    while true do
      for row in school.teachers do insert(list, row) insert(list, row.name) end
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
