-- SPDX-License-Identifier: MIT
-- The largest of thirty thousand values.

return rule {
  id = "hostile.largest_of_thousands", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local one = count(school.teachers)
    local function largest(n, ...)
      if n == 0 then while true do local all = max(...) end end
      return largest(n - 1, one, ...)
    end
    return largest(30000)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
