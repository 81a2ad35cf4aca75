-- SPDX-License-Identifier: MIT
-- In special schools every tutor of a student is a master.
return rule {
  id       = "size.tutors",
  title    = { zh = "导师学历", en = "Degree of tutors" },
  clauses  = { "standard:6" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return every(school.students, { ["tutor.degree"] = "master" })
  end,

  examples = {
    { "a bachelor", result = "fail", school = { kind = "special", students = { { tutor = { degree = "bachelor" } } } } },
    { "a master", result = "pass", school = { kind = "special", students = { { tutor = { degree = "master" } } } } },
  },
}
