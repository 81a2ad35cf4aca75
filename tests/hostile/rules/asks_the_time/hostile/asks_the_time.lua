-- SPDX-License-Identifier: MIT
-- os.time: not a word of rules.

return rule {
  id = "hostile.asks_the_time", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local got = os.time()
    return got ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
