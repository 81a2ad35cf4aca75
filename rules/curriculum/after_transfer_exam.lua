-- A programme that leads on to higher vocational education still teaches after the transfer exam.
return rule {
  id       = "curriculum.after_transfer_exam",
  title    = { zh = "转段考试后安排教学", en = "Teaching after the transfer exam" },
  clauses  = { "plan-2019:6" },
  severity = "major",
  subject  = "programme",

  applies = function(programme)
    if not programme.integrated then
      return { zh = "不是中高职一体化专业，没有转段考试", en = "not an integrated programme, so it has no transfer exam" }
    end
  end,

  check = function(programme)
    return at_least(programme.hours_after_transfer_exam, 1)
  end,

  examples = {
    { "an hour", result = "pass", programme = { integrated = true, hours_after_transfer_exam = 1 } },
    { "two hours", result = "pass", programme = { integrated = true, hours_after_transfer_exam = 2 } },
    { "none", result = "fail", shortfall = 1, programme = { integrated = true, hours_after_transfer_exam = 0 } },
    { "hours not known", result = "unknown", missing = { "programme.hours_after_transfer_exam" },
      programme = { integrated = true } },
    { "not known whether it is integrated", result = "unknown", missing = { "programme.integrated" },
      programme = { hours_after_transfer_exam = 0 } },
    { "not integrated", result = "notapplicable",
      reason = "not an integrated programme, so it has no transfer exam", programme = { integrated = false } },
    { "the day before the plan", result = "notapplicable", as_of = "2019-03-21",
      programme = { integrated = true, hours_after_transfer_exam = 0 } },
    { "on the last day of the plan's year", result = "fail", as_of = "2019-12-31",
      programme = { integrated = true, hours_after_transfer_exam = 0 } },
    { "after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      programme = { integrated = true, hours_after_transfer_exam = 0 } },
  },
}
