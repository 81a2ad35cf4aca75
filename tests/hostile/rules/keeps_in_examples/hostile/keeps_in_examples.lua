-- SPDX-License-Identifier: MIT
-- A note in the examples, where nobody looks for it.
local examples = { { "one that fails", result = "fail", school = { name = "x" } } }

return rule {
  id = "hostile.keeps_in_examples", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    insert(examples, { school.school_id })
    return at_least(#examples, 3)
  end,
  examples = examples,
}
