-- SPDX-License-Identifier: MIT
-- load: not enough memory
-- A text of eight megabytes: each comparison of it is one instruction and walks it whole.
local s = "xxxxxxxx"
for i = 1, 20 do s = s .. s end

return rule {
  id = "hostile.long_text_at_load", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school) return school.newly_built end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
