-- In every grade each student was tested for fitness this school year or was exempt.
local enrolled = filter { status = "enrolled" }
local first    = { status = "enrolled", grade = 1 }
local second   = { status = "enrolled", grade = 2 }
local roll     = { { 3, first }, { 2, second } }
local grade_1  = { grade = 1, enrolled = 500, tested = 490, exempt = 10 }
local grade_2  = { grade = 2, enrolled = 400, tested = 400, exempt = 0 }

return rule {
  id       = "health.fitness_tested",
  title    = { zh = "各年级全员体质健康测试", en = "Every grade tested for fitness" },
  clauses  = { "fitness-2014:tested", "plan-2019:10" },
  severity = "major",
  subject  = "school",

  check = function(school)
    -- A grade without a test has no row that could tell of it; its students do.
    local untested = school.roll:where(enrolled)
    for test in school.fitness_tests do
      untested = untested:where { grade = other_than(test.grade) }
    end
    return all_of {
      none(school.fitness_tests:where(function(test) return test.tested + test.exempt ~= test.enrolled end)),
      none(untested),
    }
  end,

  examples = {
    { "all tested or exempt", result = "pass", school = { roll = roll, fitness_tests = { grade_1, grade_2 } } },
    { "one not tested", result = "fail", shortfall = 1, evidence_count = 1,
      school = { roll = roll, fitness_tests = { { 1, grade_1, { tested = 489 } }, grade_2 } } },
    { "one too many", result = "fail", shortfall = 1,
      school = { roll = roll, fitness_tests = { { 1, grade_1, { tested = 491 } }, grade_2 } } },
    { "not all in either grade", result = "fail", shortfall = 2, evidence_count = 2,
      school = { roll = roll, fitness_tests = { { 1, grade_1, { exempt = 9 } }, { 1, grade_2, { tested = 0 } } } } },
    { "a grade left out", result = "fail", shortfall = 2, evidence_count = 2,
      school = { roll = roll, fitness_tests = { grade_1 } } },
    { "no tests", result = "fail", shortfall = 5, school = { roll = roll, fitness_tests = {} } },
    { "a grade left out that only has one who withdrew", result = "pass",
      school = { roll = { first, { 1, second, { status = "withdrawn" } } }, fitness_tests = { grade_1 } } },
    { "number exempt not known", result = "unknown", missing = { "fitness_test.exempt" },
      school = { roll = roll, fitness_tests = { { 1, grade_1, { exempt = unknown } }, grade_2 } } },
    { "number exempt not known, but too many tested already", result = "fail", shortfall = 1,
      school = { roll = roll, fitness_tests = { { 1, grade_1, { tested = 501, exempt = unknown } }, grade_2 } } },
    { "grade of a test not known", result = "unknown", missing = { "fitness_test.grade" },
      school = { roll = roll, fitness_tests = { grade_1, { 1, grade_2, { grade = unknown } } } } },
    { "grade of a student not known", result = "unknown", missing = { "student.grade" },
      school = { roll = { first, { 1, second, { grade = unknown } } }, fitness_tests = { grade_1, grade_2 } } },
    { "grade of a student not known, and one not tested", result = "fail", shortfall = 1,
      school = { roll = { { 1, first, { grade = unknown } } }, fitness_tests = { { 1, grade_1, { tested = 489 } } } } },
    { "no student records", result = "unknown", missing = { "student" },
      school = { fitness_tests = { grade_1, grade_2 } } },
    { "no student records, and one not tested", result = "fail", shortfall = 1,
      school = { fitness_tests = { { 1, grade_1, { tested = 489 } } } } },
    { "on the standard's first day", result = "fail", as_of = "2014-07-07",
      school = { roll = roll, fitness_tests = {} } },
    { "the day before it", result = "notapplicable", as_of = "2014-07-06",
      school = { roll = roll, fitness_tests = {} } },
  },
}
