-- SPDX-License-Identifier: MIT
-- Where no part applies, the whole does not.
return rule {
  id = "verdicts.nothing_applies", title = { zh = "词", en = "A word" }, clauses = { "standard:1" }, severity = "major", subject = "school",
  check = function(school)
    local t = school.teachers
    return all_of { at_least(share(t:where { dual = true }, t), 0.5), any_of { at_least(share(t:where { rank = "senior" }, t), 0.5) } }
  end,
  examples = {
    { "nobody", result = "notapplicable", reason = "没有可计算的对象（整体为零）", school = {} },
    { "one", result = "fail", school = { teachers = { { dual = true, rank = "none" } } } },
  },
}
