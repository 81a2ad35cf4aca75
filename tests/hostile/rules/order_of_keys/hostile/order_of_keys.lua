-- SPDX-License-Identifier: MIT
-- Keys in the order in which a table happens to hold them.

return rule {
  id = "hostile.order_of_keys", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local said, list = "", { h = 1, c = 1, a = 1, g = 1, b = 1, e = 1, f = 1, d = 1 }
    for key in pairs(list) do said = said .. key end
    error(said)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
