-- SPDX-License-Identifier: MIT
-- A unit that was made when the file loaded, in memory that is given back.
local day, later = date "2000-01-01", date "2010-01-01"
local ratio = per(years(day, later), later - day)

return rule {
  id = "hostile.unit_of_long_ago", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    for _ = 1, 5 do local n = count(school.teachers) end
    return at_least(ratio, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
