-- SPDX-License-Identifier: MIT
-- Copies of 32 kilobytes, one for each instruction.

return rule {
  id = "hostile.long_texts_joined", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local long = "x"
    for _ = 1, 15 do long = long .. long end
    while true do local longer = long .. "y" end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
