-- SPDX-License-Identifier: MIT
-- == and ~= on everything, as they read.
return rule {
  id = "lua.equality", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local t = school.teachers
    local results = {
      school.students == 2, 2 == school.students, not (school.students ~= 2), school.kind == "general", school.kind ~= "arts",
      school.founded_on == date "2000-01-02", school.founded_on ~= "2000-01-01", school.newly_built == true, school.newly_built ~= false,
      school.listed_on == false, school.listed_on ~= date "2018-01-01", t == 2, t:count() == 2, school.students == t, nil == nil, "a" ~= "b",
      school.students ~= nil, school.motto == "甲",
    }
    for i, ok in ipairs(results) do
      if ok ~= true then error("comparison " .. tostring(i)) end
    end
    return school.seats == 1
  end,
  examples = {
    { "all", result = "pass", school = { students = 2, kind = "general", founded_on = "2000-01-02", newly_built = true, seats = 1, motto = "甲", teachers = { { 2, {} } } } },
    { "the last not", result = "fail", school = { students = 2, kind = "general", founded_on = "2000-01-02", newly_built = true, seats = 2, motto = "甲", teachers = { { 2, {} } } } },
    { "one missing", result = "unknown", missing = { "school.students" }, school = { kind = "general", founded_on = "2000-01-02", newly_built = true, seats = 2, motto = "甲", teachers = { { 2, {} } } } },
  },
}
