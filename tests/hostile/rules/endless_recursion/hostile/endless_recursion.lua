-- SPDX-License-Identifier: MIT
-- A function that calls itself and waits.

return rule {
  id = "hostile.endless_recursion", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local function deeper(n) return 1 + deeper(n + 1) end
    return at_least(deeper(1), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
