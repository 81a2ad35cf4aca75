-- SPDX-License-Identifier: MIT
-- A title that would paint the terminal.

return rule {
  id = "hostile.paints_by_a_title", title = { zh = "\27[2J", en = "\27[2J" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
