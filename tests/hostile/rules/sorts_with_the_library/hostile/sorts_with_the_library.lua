-- SPDX-License-Identifier: MIT
-- table.sort: not a word of rules.

return rule {
  id = "hostile.sorts_with_the_library", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local got = table.sort({ 3, 2, 1 }, function() return true end)
    return got ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
