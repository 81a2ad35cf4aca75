-- The school's teaching equipment is worth at least the sum that the standard asks for.
return rule {
  id       = "training.equipment_value",
  title    = { zh = "教学仪器设备资产总值", en = "Value of equipment" },
  clauses  = { "standard-2022:3", "technical-2012:9" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local whole = limits.min_equipment_value_yuan
    local each  = limits("min_equipment_per_student_yuan")
    local lines = { absolute = whole, per_unit = each and each * school.students }
    return at_least(school.equipment_value_yuan, whole, lines)
  end,

  examples = {
    { "three million yuan", result = "pass", as_of = "2022-11-02", school = { equipment_value_yuan = 3000000 } },
    { "a yuan more", result = "pass", as_of = "2022-11-02", school = { equipment_value_yuan = 3000001 } },
    { "a yuan less", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { equipment_value_yuan = 2999999 } },
    { "1200 students, for whom the line of each is as strict", result = "pass", binding = "absolute",
      as_of = "2022-11-02", school = { equipment_value_yuan = 3000000, students = 1200 } },
    { "1201 students, for whom it is the stricter one", result = "pass", binding = "per_unit", as_of = "2022-11-02",
      school = { equipment_value_yuan = 3000000, students = 1201 } },
    { "a yuan less, the day before the standard", result = "notapplicable", as_of = "2022-11-01",
      school = { equipment_value_yuan = 2999999 } },
    { "three million yuan in a technical school", result = "pass",
      school = { kind = "technical", equipment_value_yuan = 3000000 } },
    { "a yuan less in a technical school", result = "fail", shortfall = 1,
      school = { kind = "technical", equipment_value_yuan = 2999999 } },
    { "value not known", result = "unknown", missing = { "school.equipment_value_yuan" }, as_of = "2022-11-02",
      school = {} },
    { "a school founded in 2022", result = "notapplicable", as_of = "2022-11-02",
      school = { founded_on = "2022-01-01", equipment_value_yuan = 0 } },
    { "a class attached to another school", result = "notapplicable", as_of = "2022-11-02",
      school = { kind = "attached", equipment_value_yuan = 0 } },
  },
}
