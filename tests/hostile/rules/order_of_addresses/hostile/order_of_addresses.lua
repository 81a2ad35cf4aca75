-- SPDX-License-Identifier: MIT
-- Tables by the order of their addresses.

return rule {
  id = "hostile.order_of_addresses", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local a, b = {}, {}
    return a < b
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
