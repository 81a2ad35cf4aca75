-- SPDX-License-Identifier: MIT
-- The id of another rule than its file's.
return rule {
  id = "staffing.certificate", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school", check = function() return true end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
