-- SPDX-License-Identifier: MIT
-- io.open: not a word of rules.

return rule {
  id = "hostile.writes_a_file", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local got = io.open("/tmp/hecha-hostile", "w")
    return got ~= nil
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
