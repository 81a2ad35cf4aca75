-- SPDX-License-Identifier: MIT
-- Row tests in row tests, deeper than C has room.

return rule {
  id = "hostile.deep_in_c", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local function deeper(_)
      return count(school.teachers:where(deeper)) > 0
    end
    return at_least(count(school.teachers:where(deeper)), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
