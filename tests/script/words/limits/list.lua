-- SPDX-License-Identifier: MIT
-- A limit that is a list is a table of texts.
return rule {
  id = "limits.list", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school, limits)
    local n = 0
    for i, topic in ipairs(limits.wanted_topics) do
      if type(topic) == "string" and i == n + 1 then n = n + 1 end
    end
    return all_of { equal(n, #limits.wanted_topics), equal(n, school.seats) }
  end,
  examples = {
    { "two", result = "pass", school = { seats = 2 } },
    { "three", result = "fail", actual = "2", required = "3", school = { seats = 3 } },
  },
}
