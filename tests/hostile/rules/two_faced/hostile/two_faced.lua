-- SPDX-License-Identifier: MIT
-- A file that is another one on the day of the audit.
if as_of == date "2019-03-22" then error("only now") end

return rule {
  id = "hostile.two_faced", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
