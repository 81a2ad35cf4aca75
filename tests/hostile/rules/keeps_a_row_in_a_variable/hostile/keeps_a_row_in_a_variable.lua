-- SPDX-License-Identifier: MIT
-- A row of one school, read again while another is judged.
local kept

return rule {
  id = "hostile.keeps_a_row_in_a_variable", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    local before = kept
    kept = school
    return before == nil or before.name ~= school.name
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
