-- The school pays no agency for recruiting students.
local agency_fees = filter { purpose = "recruitment", payee_kind = "agency" }

return rule {
  id       = "enrolment.no_agency",
  title    = { zh = "无委托中介有偿招生", en = "No paid recruitment through agencies" },
  clauses  = { "enrolment-2014:ban-5" },
  severity = "key",
  subject  = "school",

  check = function(school)
    return none(school.payments:where(agency_fees))
  end,

  examples = {
    { "no payments", result = "pass", school = { payments = {} } },
    { "one to an agency", result = "fail", shortfall = 1,
      school = { payments = { { purpose = "recruitment", payee_kind = "agency" } } } },
    { "an agency that cleans", result = "pass",
      school = { payments = { { purpose = "other", payee_kind = "agency" } } } },
    { "an advertisement", result = "pass",
      school = { payments = { { purpose = "recruitment", payee_kind = "other" } } } },
    { "purpose not known", result = "unknown", missing = { "payment.purpose" },
      school = { payments = { { payee_kind = "agency" } } } },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      school = { payments = { { purpose = "recruitment", payee_kind = "agency" } } } },
  },
}
