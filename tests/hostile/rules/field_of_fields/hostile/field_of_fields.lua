-- SPDX-License-Identifier: MIT
-- A path of a hundred names.

return rule {
  id = "hostile.field_of_fields", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local path = "school"
    for _ = 1, 7 do path = path .. "." .. path end
    return at_least(count(school.teachers:where { name = field(path) }), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
