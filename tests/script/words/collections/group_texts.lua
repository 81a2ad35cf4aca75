-- SPDX-License-Identifier: MIT
-- Groups come in the order of their keys.
return rule {
  id = "collections.group_texts", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local before = ""
    for badge in school.teachers:group("badge") do
      if not (before < badge) then return false end
      before = badge
    end
    return before == "c"
  end,
  examples = {
    { "in order", result = "pass", school = { teachers = { { badge = "c" }, { badge = "a" }, { badge = "b" }, { badge = "a" } } } },
    { "another last", result = "fail", school = { teachers = { { badge = "d" }, { badge = "a" } } } },
  },
}
