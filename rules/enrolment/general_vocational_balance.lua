-- Vocational schools take in about one half of the city's new upper secondary students.
return rule {
  id       = "enrolment.general_vocational_balance",
  title    = { zh = "普职招生比例大体相当", en = "General and vocational intake roughly equal" },
  clauses  = { "plan-2019:14" },
  severity = "note",
  subject  = "city",

  check = function(city, limits)
    local tolerance  = limits.balance_tolerance
    local vocational = city.schools:sum("new_students")
    local all        = vocational + city.general_high_school_intake
    return within(share(vocational, all), 0.5 - tolerance, 0.5 + tolerance)
  end,

  examples = {
    { "half and half", result = "pass",
      city = { general_high_school_intake = 500, schools = { { new_students = 500 } } } },
    { "forty of a hundred", result = "pass",
      city = { general_high_school_intake = 600, schools = { { 2, { new_students = 200 } } } } },
    { "one fewer", result = "fail", shortfall = 1,
      city = { general_high_school_intake = 601, schools = { { new_students = 200 }, { new_students = 199 } } } },
    { "sixty of a hundred", result = "pass",
      city = { general_high_school_intake = 400, schools = { { 2, { new_students = 300 } } } } },
    { "one more", result = "fail", shortfall = 1,
      city = { general_high_school_intake = 399, schools = { { new_students = 300 }, { new_students = 301 } } } },
    { "one school's intake not known", result = "unknown", missing = { "school.new_students" },
      city = { general_high_school_intake = 500, schools = { { new_students = 500 }, { new_students = unknown } } } },
    { "general intake not known", result = "unknown", missing = { "city.general_high_school_intake" },
      city = { schools = { { new_students = 500 } } } },
    { "no intake at all", result = "notapplicable",
      city = { general_high_school_intake = 0, schools = { { new_students = 0 } } } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      city = { general_high_school_intake = 900, schools = { { new_students = 100 } } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      city = { general_high_school_intake = 900, schools = { { new_students = 100 } } } },
  },
}
