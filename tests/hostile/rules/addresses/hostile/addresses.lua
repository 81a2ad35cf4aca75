-- SPDX-License-Identifier: MIT
-- Addresses of tables and functions: other ones in every run.

return rule {
  id = "hostile.addresses", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    error(tostring({}) .. " " .. tostring(tostring) .. " " .. tostring(school))
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
