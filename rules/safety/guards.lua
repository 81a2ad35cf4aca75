-- The school has two guards, one more for each full 500 students above 1000 and one more for each full 200 boarders.
return rule {
  id       = "safety.guards",
  title    = { zh = "专职保安人数", en = "Full-time guards" },
  clauses  = { "guards-hubei:7" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local above        = max(school.students - limits.guards_students_above, 0)
    local for_students = above // limits.students_per_added_guard
    local for_boarders = school.boarders // limits.boarders_per_added_guard
    return at_least(school.guards, limits.min_guards + for_students + for_boarders)
  end,

  examples = {
    { "two for 800 students", result = "pass", required = "2", school = { students = 800, boarders = 0, guards = 2 } },
    { "three", result = "pass", school = { students = 800, boarders = 0, guards = 3 } },
    { "one", result = "fail", shortfall = 1, school = { students = 800, boarders = 0, guards = 1 } },
    { "two for 1499 students", result = "pass", required = "2",
      school = { students = 1499, boarders = 0, guards = 2 } },
    { "two for 1500", result = "fail", shortfall = 1, required = "3",
      school = { students = 1500, boarders = 0, guards = 2 } },
    { "three for 1500", result = "pass", school = { students = 1500, boarders = 0, guards = 3 } },
    { "three for 2000", result = "fail", shortfall = 1, school = { students = 2000, boarders = 0, guards = 3 } },
    { "three for 1999", result = "pass", school = { students = 1999, boarders = 0, guards = 3 } },
    { "two for 199 boarders", result = "pass", school = { students = 800, boarders = 199, guards = 2 } },
    { "two for 200", result = "fail", shortfall = 1, school = { students = 800, boarders = 200, guards = 2 } },
    { "two for 400", result = "fail", shortfall = 2, school = { students = 800, boarders = 400, guards = 2 } },
    { "seven for 2400 students, 600 of them boarders", result = "pass", required = "7",
      school = { students = 2400, boarders = 600, guards = 7 } },
    { "six for them", result = "fail", shortfall = 1, school = { students = 2400, boarders = 600, guards = 6 } },
    { "guards not known", result = "unknown", missing = { "school.guards" },
      school = { students = 800, boarders = 0 } },
    { "students not known", result = "unknown", missing = { "school.students" },
      school = { boarders = 0, guards = 2 } },
    { "boarders not known", result = "unknown", missing = { "school.boarders" },
      school = { students = 800, guards = 2 } },
    { "students and boarders not known, and one guard does for nobody", result = "fail", shortfall = 1,
      school = { guards = 1 } },
    { "students not known, and too few for the boarders alone", result = "fail",
      school = { boarders = 600, guards = 4 } },
    { "on the first day", result = "fail", as_of = "2019-03-22",
      school = { students = 800, boarders = 0, guards = 1 } },
    { "the day before it", result = "notapplicable", as_of = "2019-03-21",
      school = { students = 800, boarders = 0, guards = 1 } },
  },
}
