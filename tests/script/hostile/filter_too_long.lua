-- SPDX-License-Identifier: MIT
-- error: over 16 conditions in one filter
-- A filter of many conditions.

return rule {
  id = "hostile.filter_too_long", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    local f = {}
    for i = 1, 17 do f["f" .. i] = 1 end
    return none(school.teachers:where(f))
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
