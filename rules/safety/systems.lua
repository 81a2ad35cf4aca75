-- The school has the safety systems that the city's regulations name, and the dormitory one where students board.
local eight = { "education_inspection", "guarding", "reporting_emergency", "buildings_equipment", "food_water",
                "medicines_dangerous_goods", "epidemic", "fire_traffic" }
local nine  = { "education_inspection", "guarding", "reporting_emergency", "buildings_equipment", "food_water",
                "medicines_dangerous_goods", "epidemic", "fire_traffic", "off_campus" }
local ten   = { "education_inspection", "guarding", "reporting_emergency", "buildings_equipment", "food_water",
                "medicines_dangerous_goods", "epidemic", "fire_traffic", "off_campus", "dormitory" }

return rule {
  id       = "safety.systems",
  title    = { zh = "学校安全制度齐全", en = "Safety systems complete" },
  clauses  = { "safety-wuhan-2011:15", "plan-2019:18" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local systems = school.safety_systems
    return all_of {
      includes(systems, limits.safety_systems),
      any_of { includes(systems, limits.boarding_safety_systems), at_most(school.boarders, 0) },
    }
  end,

  examples = {
    { "all nine and no boarders", result = "pass", actual = "9", school = { boarders = 0, safety_systems = nine } },
    { "all ten and no boarders", result = "pass", school = { boarders = 0, safety_systems = ten } },
    { "all ten and one boarder", result = "pass", school = { boarders = 1, safety_systems = ten } },
    { "all nine and one boarder", result = "fail", shortfall = 1, school = { boarders = 1, safety_systems = nine } },
    { "eight and no boarders", result = "fail", shortfall = 1, actual = "8", required = "9",
      school = { boarders = 0, safety_systems = eight } },
    { "the dormitory's alone", result = "fail", shortfall = 9,
      school = { boarders = 300, safety_systems = { "dormitory" } } },
    { "none", result = "fail", shortfall = 9, school = { boarders = 0, safety_systems = {} } },
    { "boarders not known, and nothing for a dormitory", result = "unknown", missing = { "school.boarders" },
      school = { safety_systems = nine } },
    { "boarders not known, which does not matter here", result = "pass", school = { safety_systems = ten } },
    { "boarders not known, and one of the nine lacks", result = "fail", shortfall = 1,
      school = { safety_systems = eight } },
    { "systems not known", result = "unknown", missing = { "school.safety_systems" }, school = { boarders = 0 } },
    { "on the day of the approval", result = "fail", shortfall = 1, as_of = "2011-08-03",
      school = { boarders = 0, safety_systems = eight } },
    { "the day before it", result = "notapplicable", as_of = "2011-08-02",
      school = { boarders = 0, safety_systems = eight } },
    { "after the plan's year", result = "fail", shortfall = 1, as_of = "2020-01-01",
      school = { boarders = 0, safety_systems = eight } },
  },
}
