-- SPDX-License-Identifier: MIT
-- A hundred thousand arguments, copied by one instruction.

return rule {
  id = "hostile.thousands_of_arguments", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local function copy(n, ...)
      if n == 0 then while true do local first = select("#", ...) end end
      return copy(n - 1, n, ...)
    end
    return copy(100000)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
