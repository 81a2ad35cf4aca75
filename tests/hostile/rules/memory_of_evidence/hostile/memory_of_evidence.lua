-- SPDX-License-Identifier: MIT
-- Evidence of every teacher, hundreds of times.

return rule {
  id = "hostile.memory_of_evidence", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local verdicts = {}
    for i = 1, 100000 do verdicts[i] = every(school.teachers, { name = "x" .. i % 50 }) end
    return all_of(verdicts)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
