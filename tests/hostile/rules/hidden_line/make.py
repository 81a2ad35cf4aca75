# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
TEXT = """-- SPDX-License-Identifier: MIT
-- A comment that ends where nobody sees it.
return rule {
  id = "hostile.hidden_line", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    -- harmless\r    local hidden = school.students == 5
    error("seen " .. tostring(hidden))
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
"""
with open("hostile/hidden_line.lua", "w", newline="") as file:
    file.write(TEXT)
