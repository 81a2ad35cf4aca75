-- SPDX-License-Identifier: MIT
-- Row tests in row tests: a product of products.

return rule {
  id = "hostile.endless_row_tests", title = { zh = "攻击", en = "An attack" }, clauses = { "safety-wuhan-2011:15" }, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id ~= "9901000031" then return true end
    local function all(_)
      return count(school.teachers:where(function(_)
        return count(school.teachers:where(function(_)
          return count(school.teachers:where(function(row) return row.certificate end)) > 0
        end)) > 0
      end)) > 0
    end
    return at_least(count(school.teachers:where(all)), 1)
  end,
  examples = { { "one that fails", result = "fail", school = { name = "x" } } },
}
