-- SPDX-License-Identifier: MIT
-- Memory that is taken for every subject and never given back.
local kept = {}

return rule {
  id = "hostile.keeps_memory", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    for i = 1, 50000 do kept[#kept + 1] = { school.school_id } end
    return true
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
