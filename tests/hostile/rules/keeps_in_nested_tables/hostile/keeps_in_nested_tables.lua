-- SPDX-License-Identifier: MIT
-- The count lies in a closure in a table in a table whose key is a function.
local function counter()
  local n = 0
  return function() n = n + 1 return n end
end
local function key() return 1 end
local deep = { { { [key] = { counter() } } } }

return rule {
  id = "hostile.keeps_in_nested_tables", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return at_least(deep[1][1][key][1](), 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
