-- For each student the school has teaching equipment worth at least the sum that the standard asks for.
return rule {
  id       = "training.equipment_per_student",
  title    = { zh = "生均教学仪器设备值", en = "Value of equipment per student" },
  clauses  = { "standard-2022:3" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local each      = limits.min_equipment_per_student_yuan
    local whole     = limits("min_equipment_value_yuan")
    local equipment = per(school.equipment_value_yuan, school.students)
    local lines     = { absolute = whole, per_unit = each * school.students }
    return at_least(equipment, each, lines)
  end,

  examples = {
    { "2500 yuan each", result = "pass", as_of = "2022-11-02",
      school = { equipment_value_yuan = 3500000, students = 1400 } },
    { "a yuan more in all", result = "pass", as_of = "2022-11-02",
      school = { equipment_value_yuan = 3500001, students = 1400 } },
    { "a yuan less in all", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { equipment_value_yuan = 3499999, students = 1400 } },
    { "one student more", result = "fail", shortfall = 2500, as_of = "2022-11-02",
      school = { equipment_value_yuan = 3500000, students = 1401 } },
    { "1201 students with three million yuan", result = "fail", shortfall = 2500, binding = "per_unit",
      as_of = "2022-11-02", school = { equipment_value_yuan = 3000000, students = 1201 } },
    { "1200 students with them, where the total is as strict", result = "pass", binding = "absolute",
      as_of = "2022-11-02", school = { equipment_value_yuan = 3000000, students = 1200 } },
    { "the day before the standard", result = "notapplicable", as_of = "2022-11-01",
      school = { equipment_value_yuan = 3499999, students = 1400 } },
    { "students not known", result = "unknown", missing = { "school.students" }, as_of = "2022-11-02",
      school = { equipment_value_yuan = 3500000 } },
    { "value not known", result = "unknown", missing = { "school.equipment_value_yuan" }, as_of = "2022-11-02",
      school = { students = 1400 } },
    { "a school for the arts", result = "notapplicable", as_of = "2022-11-02",
      school = { kind = "arts", equipment_value_yuan = 0, students = 300 } },
  },
}
