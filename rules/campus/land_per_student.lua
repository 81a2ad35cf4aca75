-- The campus has at least the area for each student that the standard asks for.
return rule {
  id       = "campus.land_per_student",
  title    = { zh = "生均占地面积", en = "Campus land per student" },
  clauses  = { "setup-2010:8", "standard-2022:1" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local total = limits("min_land_area_m2")
    local each  = limits.min_land_per_student_m2
    local area  = per(school.land_area_m2, school.students)
    return at_least(area, each, { absolute = total, per_unit = each * school.students })
  end,

  examples = {
    { "33 m² each", result = "pass", binding = "per_unit", school = { students = 1400, land_area_m2 = 46200 } },
    { "a square metre more in all", result = "pass", school = { students = 1400, land_area_m2 = 46201 } },
    { "a square metre less in all", result = "fail", shortfall = 1,
      school = { students = 1400, land_area_m2 = 46199 } },
    { "one student more", result = "fail", shortfall = 33, school = { students = 1401, land_area_m2 = 46200 } },
    { "1213 students on 40 000 m²", result = "fail", shortfall = 29, binding = "per_unit",
      school = { newly_built = true, students = 1213, land_area_m2 = 40000 } },
    { "1212 students on them, where the total is the stricter line", result = "pass", binding = "absolute",
      school = { newly_built = true, students = 1212, land_area_m2 = 40000 } },
    { "students not known", result = "unknown", missing = { "school.students" }, school = { land_area_m2 = 46200 } },
    { "area not known", result = "unknown", missing = { "school.land_area_m2" }, school = { students = 1400 } },
    { "not known whether it is new, which does not matter here", result = "pass",
      school = { newly_built = unknown, students = 1400, land_area_m2 = 46200 } },
    { "no students and no land", result = "notapplicable", school = { students = 0, land_area_m2 = 0 } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { students = 1400, land_area_m2 = 46199 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { students = 1400, land_area_m2 = 46199 } },
    { "a technical school", result = "notapplicable",
      school = { kind = "technical", students = 1400, land_area_m2 = 46199 } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", students = 300, land_area_m2 = 0 } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, students = 300, land_area_m2 = 0 } },
  },
}
