-- SPDX-License-Identifier: MIT
-- The count lies behind more functions than anybody would look through.
local n = 0
local function a() n = n + 1 return n end
local function b() return (a()) end
local function c() return (b()) end
local function d() return (c()) end
local function e() return (d()) end
local function f() return (e()) end

return rule {
  id = "hostile.keeps_deep_down", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    return at_least(f(), 2)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
