-- SPDX-License-Identifier: MIT
-- Texts of 32 kilobytes that differ at their ends.

return rule {
  id = "hostile.long_texts_compared", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long = "x"
    for _ = 1, 15 do long = long .. long end
    local a, b = long .. "a", long .. "b"
    while true do local before = a < b end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
