-- SPDX-License-Identifier: MIT
-- A reason that is not UTF-8.

return rule {
  id = "hostile.no_text", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  applies = function(school, limits)
    return "\xFF\xFE"
  end,
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
