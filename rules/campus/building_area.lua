-- The school's buildings have at least the area that the standard for this kind of school asks for.
return rule {
  id       = "campus.building_area",
  title    = { zh = "校舍建筑面积", en = "Building area" },
  clauses  = { "setup-2010:8", "standard-2022:1", "technical-2012:8" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local each  = limits("min_building_per_student_m2")
    local total = limits.min_building_area_m2
    return at_least(school.building_area_m2, total, { absolute = total, per_unit = each and each * school.students })
  end,

  examples = {
    { "24 000 m² in a new school", result = "pass", binding = "absolute",
      school = { newly_built = true, students = 1200, building_area_m2 = 24000 } },
    { "a square metre more", result = "pass", school = { newly_built = true, building_area_m2 = 24001 } },
    { "a square metre less", result = "fail", shortfall = 1,
      school = { newly_built = true, building_area_m2 = 23999 } },
    { "1201 students, for whom the line of each is the stricter one", result = "pass", binding = "per_unit",
      school = { newly_built = true, students = 1201, building_area_m2 = 24000 } },
    { "students not known, which does not matter here", result = "pass",
      school = { newly_built = true, students = unknown, building_area_m2 = 24000 } },
    { "area not known", result = "unknown", missing = { "school.building_area_m2" }, school = { newly_built = true } },
    { "new on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { newly_built = true, building_area_m2 = 23999 } },
    { "new the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { newly_built = true, building_area_m2 = 23999 } },
    { "a school that is not new, before 2022", result = "notapplicable", as_of = "2022-11-01",
      school = { building_area_m2 = 23999 } },
    { "a school that is not new, since 2022", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { building_area_m2 = 23999 } },
    { "24 000 m² since 2022", result = "pass", as_of = "2022-11-02", school = { building_area_m2 = 24000 } },
    { "founded in 2022", result = "notapplicable", as_of = "2022-11-02",
      school = { founded_on = "2022-01-01", building_area_m2 = 23999 } },
    { "founded in 2022 and new", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { founded_on = "2022-01-01", newly_built = true, building_area_m2 = 23999 } },
    { "founded in 2022, new and large enough", result = "pass", as_of = "2022-11-02",
      school = { founded_on = "2022-01-01", newly_built = true, building_area_m2 = 24000 } },
    { "a new school for adults since 2022", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { kind = "adult", newly_built = true, building_area_m2 = 23999 } },
    { "one that is large enough", result = "pass", as_of = "2022-11-02",
      school = { kind = "adult", newly_built = true, building_area_m2 = 24000 } },
    { "18 000 m² in a technical school", result = "pass", school = { kind = "technical", building_area_m2 = 18000 } },
    { "17 999 m²", result = "fail", shortfall = 1, school = { kind = "technical", building_area_m2 = 17999 } },
    { "17 999 m² before the technical standard", result = "notapplicable", as_of = "2012-01-30",
      school = { kind = "technical", building_area_m2 = 17999 } },
    { "a school for the arts", result = "notapplicable",
      school = { kind = "arts", newly_built = true, building_area_m2 = 0 } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, newly_built = true, building_area_m2 = 0 } },
  },
}
