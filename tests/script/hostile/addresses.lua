-- SPDX-License-Identifier: MIT
-- pass: 
-- No text shows an address.

return rule {
  id = "hostile.addresses", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    return tostring({}) == "table" and tostring(at_least) == "function" and tostring(function() end) == "function" and tostring(school) == "userdata"
      and tostring(school.teachers) == "userdata" and tostring(limits) == "userdata" and tostring(unknown) == "userdata" and tostring(done) == "userdata"
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
