-- SPDX-License-Identifier: MIT
-- A method of collections, called on a record.

return rule {
  id = "hostile.calls_methods_on_others", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local where = school.teachers.where
    return none(where(school, { certificate = false }))
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
