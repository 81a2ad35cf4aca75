-- The school pays junior schools and their teachers nothing for the students that they send.
local bought = filter { purpose = "recruitment", payee_kind = one_of { "junior_school", "junior_school_teacher" } }

return rule {
  id       = "enrolment.no_source_payment",
  title    = { zh = "无向生源学校及教师支付招生费用", en = "No payment to source schools for students" },
  clauses  = { "enrolment-2014:ban-4" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return none(school.payments:where(bought))
  end,

  examples = {
    { "no payments", result = "pass", school = { payments = {} } },
    { "one to a teacher", result = "fail", shortfall = 1,
      school = { payments = { { purpose = "recruitment", payee_kind = "junior_school_teacher" } } } },
    { "two to a junior school", result = "fail", shortfall = 2, evidence_count = 2,
      school = { payments = { { 2, { purpose = "recruitment", payee_kind = "junior_school" } } } } },
    { "a junior school paid for a hall", result = "pass",
      school = { payments = { { purpose = "other", payee_kind = "junior_school" } } } },
    { "an advertisement", result = "pass",
      school = { payments = { { purpose = "recruitment", payee_kind = "other" } } } },
    { "payee not known", result = "unknown", missing = { "payment.payee_kind" },
      school = { payments = { { purpose = "recruitment" } } } },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      school = { payments = { { purpose = "recruitment", payee_kind = "junior_school" } } } },
  },
}
