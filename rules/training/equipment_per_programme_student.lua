-- For each of its students a programme has equipment worth the sum for its class: more for engineering and medicine.
return rule {
  id       = "training.equipment_per_programme_student",
  title    = { zh = "专业生均仪器设备值", en = "Value of equipment per programme student" },
  clauses  = { "setup-2010:8-equipment" },
  severity = "major",
  subject  = "programme",

  check = function(programme, limits)
    local equipment = per(programme.equipment_value_yuan, programme.students)
    if programme.class == "other" then
      return at_least(equipment, limits.min_equipment_per_programme_student_yuan_other)
    end
    return at_least(equipment, limits.min_equipment_per_programme_student_yuan_engineering_medical)
  end,

  examples = {
    { "3000 yuan each in engineering", result = "pass",
      programme = { class = "engineering", equipment_value_yuan = 300000, students = 100 } },
    { "a yuan less in all", result = "fail", shortfall = 1,
      programme = { class = "engineering", equipment_value_yuan = 299999, students = 100 } },
    { "a yuan less in all in medicine", result = "fail", shortfall = 1,
      programme = { class = "medical", equipment_value_yuan = 299999, students = 100 } },
    { "2500 yuan each elsewhere", result = "pass",
      programme = { class = "other", equipment_value_yuan = 250000, students = 100 } },
    { "a yuan less in all elsewhere", result = "fail", shortfall = 1,
      programme = { class = "other", equipment_value_yuan = 249999, students = 100 } },
    { "value not known", result = "unknown", missing = { "programme.equipment_value_yuan" },
      programme = { class = "other", students = 100 } },
    { "class not known", result = "unknown", missing = { "programme.class" },
      programme = { equipment_value_yuan = 299999, students = 100 } },
    { "class not known, but enough for each", result = "pass",
      programme = { equipment_value_yuan = 300000, students = 100 } },
    { "no students", result = "notapplicable",
      programme = { class = "other", equipment_value_yuan = 0, students = 0 } },
    { "on the first day of the standard", result = "fail", as_of = "2010-07-06",
      programme = { class = "other", equipment_value_yuan = 0, students = 100 } },
    { "the day before it", result = "notapplicable", as_of = "2010-07-05",
      programme = { class = "other", equipment_value_yuan = 0, students = 100 } },
  },
}
