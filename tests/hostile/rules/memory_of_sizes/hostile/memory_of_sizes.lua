-- SPDX-License-Identifier: MIT
-- Texts of one length, as many as there is room for, thrown away for as many of the next length: room kept for each adds up.
return rule {
  id = "hostile.memory_of_sizes", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" },
  severity = "note", subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local text = "0123456789abcdef"
    local head = text .. text .. text
    while true do
      head = head .. text
      if count(school.teachers) < 1 then return false end
      local list, n = {}, 0
      while n < 9000000 do
        n = n + 100 + #head
        list[#list + 1] = head .. #list
      end
      if #head > 480 then head = text .. text .. text end
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
