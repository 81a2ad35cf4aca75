-- SPDX-License-Identifier: MIT
-- The word behind == replaced: only the rule itself is fooled, and by name.
local function is() return true end

return rule {
  id = "hostile.replaces_equality", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id < "9901000031" or school.school_id > "9901000031" then return true end
    if school.school_id == "x" then error("only itself") end
    return false
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
