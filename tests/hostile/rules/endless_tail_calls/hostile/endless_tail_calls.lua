-- SPDX-License-Identifier: MIT
-- A function that ends in itself: no stack grows.

return rule {
  id = "hostile.endless_tail_calls", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local function again(n) return again(n + 1) end
    return again(1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
