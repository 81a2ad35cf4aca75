-- SPDX-License-Identifier: MIT
-- Texts of one length, as many as there is room for, of which a few are kept, so that no page of theirs serves the next length.
return rule {
  id = "hostile.memory_of_kept_sizes", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" },
  severity = "note", subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local text = "0123456789abcdef"
    local head, kept = text .. text, {}
    while true do
      head = head .. text
      local list, n = {}, 0
      while n < 4000000 do
        n = n + 40 + #head
        list[#list + 1] = head .. #list
        if #list % 100 == 0 then kept[#kept + 1] = list[#list] end
      end
      if #head > 480 then head = text .. text end
    end
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
