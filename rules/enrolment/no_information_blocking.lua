-- In the city no source school is found to have kept information on vocational schools from its pupils.
local upheld = filter { kind = "information_blocking", upheld = true }

return rule {
  id       = "enrolment.no_information_blocking",
  title    = { zh = "无封锁中职招生信息行为", en = "No blocking of information on vocational schools" },
  clauses  = { "enrolment-2014:ban-3" },
  severity = "major",
  subject  = "city",

  check = function(city)
    return none(city.complaints:where(upheld))
  end,

  examples = {
    { "no complaint", result = "pass", city = { complaints = {} } },
    { "one, not upheld", result = "pass",
      city = { complaints = { { kind = "information_blocking", upheld = false } } } },
    { "one upheld", result = "fail", shortfall = 1,
      city = { complaints = { { kind = "information_blocking", upheld = true } } } },
    { "one upheld about other things", result = "pass",
      city = { complaints = { { kind = "false_publicity", upheld = true } } } },
    { "outcome not known", result = "unknown", missing = { "complaint.upheld" },
      city = { complaints = { { kind = "information_blocking" } } } },
    { "kind not known", result = "unknown", missing = { "complaint.kind" },
      city = { complaints = { { upheld = true } } } },
    { "the day before the notice", result = "notapplicable", as_of = "2014-09-14",
      city = { complaints = { { kind = "information_blocking", upheld = true } } } },
  },
}
