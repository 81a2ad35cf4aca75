-- SPDX-License-Identifier: MIT
-- What pairs goes by, as the check itself: a function that has a position.
local step = pairs { a = true, b = false, c = true }
return rule {
  id = "hostile.step_as_a_check", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" },
  severity = "note", subject = "school", check = step,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
