-- SPDX-License-Identifier: MIT
-- What is not known, read six times: 64 ways to fill, each of them long.

return rule {
  id = "hostile.endless_worlds", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local n = 0
    for _, known in ipairs { school.newly_built, school.remote_poor_area, school.legal_person, school.pe_every_grade,
                             school.ownership == "public", school.site == "rural" } do
      if known then n = n + 1 end
    end
    for _ = 1, 200000 do n = n + 1 end
    return at_least(n, 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
