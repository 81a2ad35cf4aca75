-- SPDX-License-Identifier: MIT
-- Things inserted into the file's environment, which cannot be set by name.

return rule {
  id = "hostile.keeps_in_the_environment", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    insert(_ENV, 1)
    return at_least(#_ENV, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
