-- SPDX-License-Identifier: MIT
-- The environment exchanged for one that lasts.

return rule {
  id = "hostile.keeps_another_environment", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    local n = rule and 1 or kept + 1
    local judge = at_least
    _ENV = { kept = n, at_least = judge }
    return judge(n, 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
