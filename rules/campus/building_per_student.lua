-- The school's buildings have at least the area for each student that the standard asks for.
return rule {
  id       = "campus.building_per_student",
  title    = { zh = "生均校舍建筑面积", en = "Building area per student" },
  clauses  = { "setup-2010:8", "standard-2022:1", "technical-2012:8" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local total = limits("min_building_area_m2")
    local each  = limits.min_building_per_student_m2
    local area  = per(school.building_area_m2, school.students)
    return at_least(area, each, { absolute = total, per_unit = each * school.students })
  end,

  examples = {
    { "20 m² each", result = "pass", binding = "per_unit", school = { students = 1400, building_area_m2 = 28000 } },
    { "a square metre more in all", result = "pass", school = { students = 1400, building_area_m2 = 28001 } },
    { "a square metre less in all", result = "fail", shortfall = 1,
      school = { students = 1400, building_area_m2 = 27999 } },
    { "one student more", result = "fail", shortfall = 20, school = { students = 1401, building_area_m2 = 28000 } },
    { "1201 students in 24 000 m²", result = "fail", shortfall = 20, binding = "per_unit",
      school = { newly_built = true, students = 1201, building_area_m2 = 24000 } },
    { "1200 students in them, where the total is as strict", result = "pass", binding = "absolute",
      school = { newly_built = true, students = 1200, building_area_m2 = 24000 } },
    { "students not known", result = "unknown", missing = { "school.students" },
      school = { building_area_m2 = 28000 } },
    { "area not known", result = "unknown", missing = { "school.building_area_m2" }, school = { students = 1400 } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { students = 1400, building_area_m2 = 27999 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { students = 1400, building_area_m2 = 27999 } },
    { "20 m² each in a technical school", result = "pass",
      school = { kind = "technical", students = 1000, building_area_m2 = 20000 } },
    { "a square metre less in all in a technical school", result = "fail", shortfall = 1,
      school = { kind = "technical", students = 1000, building_area_m2 = 19999 } },
    { "901 technical students in 18 000 m²", result = "fail", shortfall = 20, binding = "per_unit",
      school = { kind = "technical", students = 901, building_area_m2 = 18000 } },
    { "900 of them there, where the total is as strict", result = "pass", binding = "absolute",
      school = { kind = "technical", students = 900, building_area_m2 = 18000 } },
    { "a square metre less in all before the technical standard", result = "notapplicable", as_of = "2012-01-30",
      school = { kind = "technical", students = 1000, building_area_m2 = 19999 } },
    { "no students and no buildings", result = "notapplicable", school = { students = 0, building_area_m2 = 0 } },
    { "a school for the arts", result = "notapplicable",
      school = { kind = "arts", students = 300, building_area_m2 = 0 } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, students = 300, building_area_m2 = 0 } },
  },
}
