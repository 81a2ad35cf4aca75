-- SPDX-License-Identifier: MIT
-- A text that a page or a report would run.

return rule {
  id = "hostile.markup", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error("]]><script>alert(1)</script>|`*")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
