-- SPDX-License-Identifier: MIT
-- Texts of 32 kilobytes, kept.

return rule {
  id = "hostile.memory_of_texts", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long, list = "x", {}
    for _ = 1, 15 do long = long .. long end
    for i = 1, 1000000 do list[i] = long .. i end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
