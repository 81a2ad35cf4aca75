-- SPDX-License-Identifier: MIT
-- Keys that have no order but their addresses.

return rule {
  id = "hostile.tables_as_keys", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    for _ in pairs { [{}] = 1, [{}] = 2 } do return true end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
