-- SPDX-License-Identifier: MIT
-- A word of the engine as the check: it is called with a record, where it wants a collection.
return rule {
  id = "hostile.word_as_a_check", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" },
  severity = "note", subject = "school", check = count,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
