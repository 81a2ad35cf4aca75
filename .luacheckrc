-- SPDX-License-Identifier: MIT
-- The words of rules, and no other global: the same list as the sandbox's (rules/README.md explains each).
std = {
  read_globals = {
    -- Lua's own
    "error", "insert", "ipairs", "pairs", "select", "tonumber", "tostring", "type",
    -- a rule, its filters and its examples
    "rule", "filter", "unknown",
    -- verdicts, and conditions of the same name
    "at_least", "at_most", "within", "equal", "none", "every", "includes", "all_of", "any_of", "share", "per",
    -- conditions
    "one_of", "other_than", "more_than", "less_than", "done", "not_done", "empty", "not_empty", "except", "field",
    -- numbers and dates
    "as_of", "floor", "ceil", "max", "min", "count", "date", "months_before", "months_after", "years", "year_of",
    "month_of", "last_day",
  },
}
max_line_length = 160
cache = false
