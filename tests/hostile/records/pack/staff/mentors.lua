-- SPDX-License-Identifier: MIT
-- Mentors are masters, and so are tutors.
return rule {
  id       = "staff.mentors",
  title    = { zh = "导师", en = "Mentors are masters, and so are tutors" },
  clauses  = { "standard:2" },
  severity = "minor",
  subject  = "school",

  check = function(school)
    return all_of {
      every(school.teachers, { ["mentor.degree"] = "master" }),
      every(school.students, { ["tutor.degree"] = "master", grade = at_most(3) }),
    }
  end,

  examples = {
    { "a bachelor", result = "fail", school = { teachers = { { mentor = { degree = "bachelor" } } }, students = {} } },
    { "a master", result = "pass",
      school = { teachers = {}, students = { { grade = 1, tutor = { degree = "master" } } } } },
  },
}
