-- SPDX-License-Identifier: MIT
-- The rule's own table as a notebook.
local notes
notes = {
  id = "hostile.keeps_in_its_rule", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" },
  severity = "note", subject = "school",
  check = function(school)
    notes.severity = school.school_id
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
return rule(notes)
