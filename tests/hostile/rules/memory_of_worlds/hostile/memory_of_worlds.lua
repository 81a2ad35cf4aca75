-- SPDX-License-Identifier: MIT
-- Nine megabytes in each of 64 ways to fill.

return rule {
  id = "hostile.memory_of_worlds", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local n = 0
    for _, known in ipairs { school.newly_built, school.remote_poor_area, school.legal_person, school.pe_every_grade,
                             school.ownership == "public", school.site == "rural" } do
      if known then n = n + 1 end
    end
    for i = 1, 100 do
      for j = 1, 100 do local all = every(school.teachers:where { teacher_id = "T" .. j }, { name = "x" .. i }) end
    end
    return at_least(n, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
