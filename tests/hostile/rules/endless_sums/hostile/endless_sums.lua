-- SPDX-License-Identifier: MIT
-- Sums over and over.

return rule {
  id = "hostile.endless_sums", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    while true do local all = school.programmes:sum "students" end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
