-- Every task of the plan's month table whose month is over was completed by the last day of that month.
local in_time = { month = "2019-02", completed_on = "2019-02-28" }
local late    = { month = "2019-02", completed_on = "2019-03-01" }
local undone  = { month = "2019-02" }

return rule {
  id       = "municipal.milestones",
  title    = { zh = "按月完成工作安排", en = "Tasks of the month table completed" },
  clauses  = { "plan-2019:month" },
  severity = "minor",
  subject  = "city",

  check = function(city)
    local due = city.milestones:where { month = less_than(month_of(as_of)) }
    return every(due, function(task)
      return task.completed_on and task.completed_on <= last_day(task.month)
    end)
  end,

  examples = {
    { "on the last day of the month", result = "pass", city = { milestones = { { 3, in_time } } } },
    { "before its month", result = "pass",
      city = { milestones = { { 1, in_time, { completed_on = "2019-01-15" } } } } },
    { "a day late", result = "fail", shortfall = 1, evidence_count = 1,
      city = { milestones = { { 3, in_time }, { 1, late } } } },
    { "two not done, one late", result = "fail", shortfall = 3, evidence_count = 3,
      city = { milestones = { { 3, in_time }, { 2, undone }, { 1, late } } } },
    { "not done, on the last day of its month", result = "pass", as_of = "2019-04-30",
      city = { milestones = { { 1, undone, { month = "2019-04" } } } } },
    { "not done, the day after it", result = "fail", shortfall = 1, as_of = "2019-05-01",
      city = { milestones = { { 1, undone, { month = "2019-04" } } } } },
    { "not done in a month to come", result = "pass",
      city = { milestones = { { 1, undone, { month = "2019-12" } } } } },
    { "month of one not known", result = "unknown", missing = { "milestone.month" },
      city = { milestones = { { 3, in_time }, { 1, undone, { month = unknown } } } } },
    { "month of one not known, and another is late", result = "fail", shortfall = 1,
      city = { milestones = { { 1, late }, { 1, undone, { month = unknown } } } } },
    { "no tasks", result = "pass", city = { milestones = {} } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      city = { milestones = { undone } } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01", city = { milestones = { undone } } },
    { "before the plan", result = "notapplicable", as_of = "2019-03-21", city = { milestones = { undone } } },
  },
}
