-- SPDX-License-Identifier: MIT
-- A title as long as a book.
local title = "title"
for _ = 1, 12 do title = title .. title end

return rule {
  id = "hostile.floods_by_a_title", title = { zh = title, en = title }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
