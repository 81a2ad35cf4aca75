-- SPDX-License-Identifier: MIT
-- error: 
-- An error of a megabyte.

return rule {
  id = "hostile.long_message", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local name = "x"
    for i = 1, 20 do name = name .. name end
    error(name)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
