-- SPDX-License-Identifier: MIT
-- What printf would act on.

return rule {
  id = "hostile.format_strings", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error("%s%n%d%99999999s%p")
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
