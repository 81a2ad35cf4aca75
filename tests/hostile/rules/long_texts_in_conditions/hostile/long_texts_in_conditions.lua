-- SPDX-License-Identifier: MIT
-- Conditions of 48 kilobytes.

return rule {
  id = "hostile.long_texts_in_conditions", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long = "x"
    for _ = 1, 14 do long = long .. long end
    local i = 0
    while true do i = i + 1 local any = one_of(long, long .. "y", i) end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
