-- SPDX-License-Identifier: MIT
-- error: the rule raised an error
-- What the engine raises itself cannot be imitated.

return rule {
  id = "hostile.raises_as_undecided", title = { zh = "攻击", en = "An attack" }, clauses = { "standard:1" }, severity = "minor", subject = "school",
  check = function(school, limits)
    if not school.newly_built then return false end
    error(unknown)
  end,
  examples = {
    { "tame", result = "fail", school = { newly_built = false } },
  },
}
