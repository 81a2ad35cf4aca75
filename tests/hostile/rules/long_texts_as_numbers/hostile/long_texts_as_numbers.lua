-- SPDX-License-Identifier: MIT
-- A number of 32,768 digits, read again and again.

return rule {
  id = "hostile.long_texts_as_numbers", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local digits = "7"
    for _ = 1, 15 do digits = digits .. digits end
    while true do local number = tonumber(digits) end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
