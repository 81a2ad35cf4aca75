-- SPDX-License-Identifier: MIT
-- What is left of Lua: type, tostring, tonumber, ipairs, pairs, insert, select, error.
local function last(...) return (select(select("#", ...), ...)) end

return rule {
  id = "lua.plain", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local list, keys = {}, ""
    insert(list, "a") insert(list, "b")
    for k, v in pairs { y = 2, x = 1, [10] = 3, [9] = 4 } do keys = keys .. tostring(k) .. tostring(v) end
    local ok = #list == 2 and keys == "94103x1y2" and tonumber("12") == 12 and tonumber("x") == nil and last(1, 2, 3) == 3
    ok = ok and type(list) == "table" and type(nil) == "nil" and type(school) == "userdata" and tostring(true) == "true"
    if not ok then error("the words of Lua do not work as they read: " .. keys) end
    return school.newly_built
  end,
  examples = {
    { "new", result = "pass", school = { newly_built = true } },
    { "old", result = "fail", school = { newly_built = false } },
  },
}
