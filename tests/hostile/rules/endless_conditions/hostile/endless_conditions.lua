-- SPDX-License-Identifier: MIT
-- Four conditions of a hundred texts each, always others.

return rule {
  id = "hostile.endless_conditions", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local n = 0
    local function texts()
      local list = {}
      for i = 1, 100 do n = n + 1 list[i] = "x" .. n end
      return one_of(list)
    end
    while true do
      local rows = count(school.teachers:where { name = texts(), identity_hash = texts(), programme_id = texts() })
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
