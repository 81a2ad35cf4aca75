-- SPDX-License-Identifier: MIT
-- A text that doubles.

return rule {
  id = "hostile.memory_of_joined_texts", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long = "x"
    while true do long = long .. long end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
