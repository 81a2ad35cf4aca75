-- SPDX-License-Identifier: MIT
-- Keys that mean nothing yet.
return rule {
  id = "hostile.unknown_keys", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  priority = 1,
  subject = "school", check = function() return true end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
