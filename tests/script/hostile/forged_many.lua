-- SPDX-License-Identifier: MIT
-- error: 
-- The same for each kind that a condition could have.

return rule {
  id = "hostile.forged_many", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local s = ""
    for i = 1, 200 do s = s .. "\31n1/1" end
    for _, kind in ipairs { "o", "x", "a", "z", "m", "l", "w", "i", "d", "e", "f", "!", "!o", "?" } do
      local rows = count(school.teachers:where { ["hours\30" .. kind .. s] = 1 })
    end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
