# SPDX-License-Identifier: MIT
"""Teachers."""

from plants.words import fails, passes, plant, unknown
from schools import programme_id


def stray_teacher(c):
    c.leave_titled(11, 2, 1)
    c.change(11, "teacher", 1, {"programme_id": programme_id(11, 1), "title": "intermediate"}, programme_id=None)


def missing_titles(number, senior, missing):
    def change(c):
        c.recount_senior(number, senior)
        c.change(number, "teacher", missing, {"title": "junior", "teaches": "public_basic"}, title=None)
    return change


def new_teacher_without_practice(c):
    c.change(39, "teacher", 1, {"employment": "full_time", "teaches": "professional"}, hired_on="2017-09-01",
             first_taught_on="2017-09-04", enterprise_experience=False, enterprise_months_5y=0)


PLANTS = [
    plant("no row of teacher", "an absent register is not a school without teachers", lambda c: c.drop(12, "teacher"),
          *(unknown(f"staffing.{rule}", 12) for rule in (
              "full_time_teachers", "students_per_teacher", "senior_title_share", "professional_teacher_share",
              "dual_qualified_share", "dual_qualified_rising", "part_time_share", "enterprise_practice",
              "practice_before_teaching", "certificate")),
          unknown("campus.teacher_reading_seats", 12),
          *(unknown("staffing.programme_teachers", programme_id(12, i)) for i in (1, 2, 3, 4))),
    plant("28 of 100 senior, 3 titles not known", "28 to 31: enough in any case", missing_titles(9, 28, 3),
          passes("staffing.senior_title_share", 9, "", "1/5")),
    plant("18 of 100 senior, 4 titles not known", "18 to 22: cannot be said", missing_titles(10, 18, 4),
          unknown("staffing.senior_title_share", 10)),
    plant("one programme has a single titled teacher, and one titled teacher's programme is not known",
          "it may be this one", stray_teacher, unknown("staffing.programme_teachers", programme_id(11, 2)),
          passes("staffing.programme_teachers", programme_id(11, 3), "", "2")),
    plant("14 of 100 senior, 3 titles not known", "14 to 17: too few in any case, by three at least", missing_titles(11, 14, 3),
          fails("staffing.senior_title_share", 11, "", "1/5", 3)),
    plant("two teachers not known to be full-time", "78 to 80 of 60: enough in any case",
          lambda c: c.change(13, "teacher", 2, {"employment": "full_time"}, employment=None),
          passes("staffing.full_time_teachers", 13, "", "60")),
    plant("45 of 92 teachers professional", "one half is 46", lambda c: c.recount_professional(40, 45),
          fails("staffing.professional_teacher_share", 40, "45/92", "1/2", 1)),
    plant("a programme with one teacher of intermediate title or higher", "two are asked for",
          lambda c: c.leave_titled(16, 1, 1), fails("staffing.programme_teachers", programme_id(16, 1), "1", "2", 1)),
    plant("8 part-time teachers beside 84 full-time ones", "9.5 %, the band begins at 15 %: a note",
          lambda c: c.staff(33, 84, 51, 24, 21, 8), fails("staffing.part_time_share", 33, "8/84", "3/20..3/10", 5)),
    plant("40 part-time teachers beside 118 full-time ones", "33.9 %, the band ends at 30 %",
          lambda c: c.hire_part_time(8, 16), fails("staffing.part_time_share", 8, "40/118", "3/20..3/10", 5)),
    plant("two professional teachers with 5.5 months in enterprises", "six in five years",
          lambda c: c.change(37, "teacher", 2, {"employment": "full_time", "teaches": "professional"},
                             enterprise_months_5y="5.5"), fails("staffing.enterprise_practice", 37, "2", "0", 2)),
    plant("one teacher's months not known", "every teacher must have them",
          lambda c: c.change(7, "teacher", 1, {"employment": "full_time", "teaches": "professional"},
                             enterprise_months_5y=None), unknown("staffing.enterprise_practice", 7)),
    plant("hired in 2017 from college, taught at once, no practice since", "practise first, then teach; and six months are "
          "missing", new_teacher_without_practice, fails("staffing.practice_before_teaching", 39, "1", "0", 1),
          fails("staffing.enterprise_practice", 39, "1", "0", 1)),
    plant("two teachers of a private school without the certificate", "all must hold it",
          lambda c: c.change(35, "teacher", 2, {"employment": "full_time"}, certificate=False),
          fails("staffing.certificate", 35, "2", "0", 2)),
]
