-- SPDX-License-Identifier: MIT
-- A pattern that takes for ever: texts have no methods.

return rule {
  id = "hostile.matches_patterns", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    return ("x"):find(("x?"):rep(30) .. ("x"):rep(30)) ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
