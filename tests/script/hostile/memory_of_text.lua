-- SPDX-License-Identifier: MIT
-- error: not enough memory
-- A text that doubles.

return rule {
  id = "hostile.memory_of_text", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local s = "xxxxxxxxxxxxxxxx"
    while true do s = s .. s end
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
