-- SPDX-License-Identifier: MIT
-- At least 30 % of the teachers are dual-qualified, and none teaches elsewhere.
local dual = filter { dual = true }

return rule {
  id       = "size.dual",
  title    = { zh = "双师型教师比例", en = "Share of dual-qualified teachers" },
  clauses  = { "standard-2010:7" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    return all_of {
      at_least(share(school.teachers:where(dual), school.teachers), limits.min_dual_share),
      none(school.teachers:where { also_elsewhere = true }),
    }
  end,

  examples = {
    { "none of one", as_of = "2019-03-22", result = "fail", shortfall = 1, school = { teachers = { { dual = false, also_elsewhere = false } } } },
    { "one of two", as_of = "2019-03-22", result = "pass", school = { teachers = { { dual = true, also_elsewhere = false }, { dual = false, also_elsewhere = false } } } },
  },
}
