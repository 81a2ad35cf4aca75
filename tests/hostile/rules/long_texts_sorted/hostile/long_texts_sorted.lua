-- SPDX-License-Identifier: MIT
-- Keys of 32 kilobytes that differ at their ends, sorted.

return rule {
  id = "hostile.long_texts_sorted", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long = "x"
    for _ = 1, 15 do long = long .. long end
    local list = {}
    for i = 1, 200 do list[long .. (1000 - i)] = true end
    while true do for _ in pairs(list) do break end end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
