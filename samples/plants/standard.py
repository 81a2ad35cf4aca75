# SPDX-License-Identifier: MIT
"""The set-up standards: figures at the line, which line reaches whom, the school and its papers."""

from plants.words import fails, outside, passes, plant, unknown
from schools import programme_id


def at_the_line(c):
    c.school(4, students=1200, land_area_m2=39600, building_area_m2=24000, track_m=200, books=36000,
             periodical_kinds=80, teacher_reading_seats=12, student_reading_seats=120, graduates=360,
             graduates_tracked=342)
    c.staff(4, full_time=60, professional=30, senior=12, dual=9, part_time=9)


def one_rounded_away(c):
    c.school(6, students=2401, books=72029, student_reading_seats=240)
    c.staff(6, full_time=120, professional=72, senior=30, dual=29, part_time=24)


def short_of_the_standard_of_2010(c):
    c.school(32, students=1000)
    c.staff(32, full_time=52, professional=32, senior=15, dual=13, part_time=11)


PLANTS = [
    # -- at the line
    plant("every figure exactly at its line: 1200 students, 60 teachers, 20 students each, 50 %, 20 %, 30 %, 15 %, 33 and "
          "20 m², 200 m, 30 books, 80 periodicals, seats", "the line itself complies", at_the_line,
          passes("enrolment.scale", 4, "1200", "1200"), passes("staffing.full_time_teachers", 4, "60", "60"),
          passes("staffing.students_per_teacher", 4, "1200/60", "20"),
          passes("staffing.senior_title_share", 4, "12/60", "1/5"),
          passes("staffing.professional_teacher_share", 4, "30/60", "1/2"),
          passes("staffing.dual_qualified_share", 4, "9/30", "3/10"), passes("staffing.part_time_share", 4, "9/60"),
          passes("campus.land_per_student", 4, "39600/1200", "33"),
          passes("campus.building_per_student", 4, "24000/1200", "20"), passes("campus.track", 4, "200", "200"),
          passes("campus.books_per_student", 4, "36000/1200", "30"), passes("campus.periodicals", 4, "80", "80"),
          passes("campus.teacher_reading_seats", 4, "12/60", "0.2"),
          passes("campus.student_reading_seats", 4, "120/1200", "0.1"),
          passes("enrolment.graduate_tracking", 4, "342/360", "19/20"),
          outside("campus.land_area", 4), outside("campus.building_area", 4)),
    plant("38 of 127 professional teachers are dual-qualified: 29.92 %", "rounded it is 30 %, but it is one teacher short",
          lambda c: c.recount_dual(2, 38), fails("staffing.dual_qualified_share", 2, "38/127", "3/10", 1)),
    plant("30 of 100 professional teachers are dual-qualified, as last year (0.3)", "30 % is enough; equal is not falling",
          lambda c: (c.recount_dual(3, 30), c.school(3, dual_qualified_share_last_year="0.3")),
          passes("staffing.dual_qualified_share", 3, "30/100", "3/10"),
          passes("staffing.dual_qualified_rising", 3, "30/100", "3/10")),
    plant("1199 students, newly built, 23990 m² of buildings", "below 1200 students the absolute line binds: 20.008 m² each "
          "are enough, 23990 m² are not", lambda c: c.school(5, students=1199, building_area_m2=23990),
          fails("enrolment.scale", 5, "1199", "1200", 1), fails("campus.building_area", 5, "23990", "24000", 10),
          passes("campus.building_per_student", 5, "23990/1199", "20")),
    plant("2401 students: 20.01 for each of 120 teachers, 72029 books, 240 seats", "rounding would hide what is one short",
          one_rounded_away, fails("staffing.students_per_teacher", 6, "2401/120", "20", 1),
          fails("campus.books_per_student", 6, "72029/2401", "30", 1),
          fails("campus.student_reading_seats", 6, "240/2401", "0.1", 1)),
    plant("dual-qualified share 29 of 72, last year 0.45", "a falling share is a note",
          lambda c: c.school(6, dual_qualified_share_last_year="0.45"),
          fails("staffing.dual_qualified_rising", 6, "29/72", "9/20", 4)),
    plant("licence valid until 22 March 2019", "the audit date is its last day",
          lambda c: c.school(7, licence_valid_until="2019-03-22"),
          passes("enrolment.licence_valid", 7, "2019-03-22", "2019-03-22")),
    plant("licence valid until 21 March 2019", "ran out the day before",
          lambda c: c.school(8, licence_valid_until="2019-03-21"),
          fails("enrolment.licence_valid", 8, "2019-03-21", "2019-03-22", 1)),
    plant("683 of 720 graduates tracked: 94.86 %", "rounded it is 95 %; a note, so the school stays qualified",
          lambda c: c.school(1, graduates_tracked=683), fails("enrolment.graduate_tracking", 1, "683/720", "19/20", 1)),
    plant("42 reading seats for 211 teachers", "a fifth is 42.2, so 43",
          lambda c: c.school(2, teacher_reading_seats=42), fails("campus.teacher_reading_seats", 2, "42/211", "0.2", 1)),

    # -- which line reaches whom
    plant("newly built, 1200 students, 39800 m² of land, 24000 m² of buildings", "33 m² each are there, 40000 in all are not",
          lambda c: c.school(15, land_area_m2=39800, building_area_m2=24000),
          fails("campus.land_area", 15, "39800", "40000", 200), passes("campus.land_per_student", 15, "39800/1200", "33"),
          passes("campus.building_area", 15, "24000", "24000")),
    plant("newly built, 1500 students, 42000 m² of land", "40000 in all are there, 33 each are not",
          lambda c: c.school(16, land_area_m2=42000), passes("campus.land_area", 16, "42000", "40000"),
          fails("campus.land_per_student", 16, "42000/1500", "33", 7500)),
    plant("not known whether newly built; 1205 students, 39800 m² of land, 24150 m² of buildings",
          "whether the lines for new schools reach it cannot be said",
          lambda c: c.school(18, newly_built=None, students=1205, land_area_m2=39800, building_area_m2=24150),
          unknown("campus.land_area", 18), unknown("campus.building_area", 18),
          passes("campus.land_per_student", 18, "39800/1205", "33")),
    plant("rural, 1000 students, 52 teachers", "enough for the lines of 2001 (600 and 35), which must not judge 2019",
          short_of_the_standard_of_2010, fails("enrolment.scale", 32, "1000", "1200", 200),
          fails("staffing.full_time_teachers", 32, "52", "60", 8),
          passes("staffing.students_per_teacher", 32, "1000/52", "20")),
    plant("in a remote poor area, 620 students, 41 teachers", "the province sets its own lines",
          lambda c: None, outside("enrolment.scale", 31), outside("staffing.full_time_teachers", 31),
          outside("campus.land_per_student", 31), outside("staffing.programme_teachers", programme_id(31, 1))),
    plant("technical school, 700 students, 45 teachers", "the set-up standard of 2010 is not for technical schools",
          lambda c: None, outside("enrolment.scale", 21), outside("staffing.full_time_teachers", 21),
          outside("enrolment.charter", 21)),
    plant("technical school, equipment of 2950000 yuan", "technical schools need 3 million",
          lambda c: c.school(19, equipment_value_yuan=2950000),
          fails("training.equipment_value", 19, "2950000", "3000000", 50000)),
    plant("technical school, 29999.5 m² of land", "half a square metre short, so one more",
          lambda c: c.school(20, land_area_m2="29999.5"), fails("campus.land_area", 20, "29999.5", "30000", 1)),
    plant("technical school, 950 students, 18500 m² of buildings", "18000 in all are there, 20 each are not",
          lambda c: c.school(22, building_area_m2=18500), passes("campus.building_area", 22, "18500", "18000"),
          fails("campus.building_per_student", 22, "18500/950", "20", 500)),
    plant("attached classes without an intake, on no list", "only who takes in students must be listed",
          lambda c: None, outside("enrolment.qualified_list", 29)),
    plant("attached classes with an intake, on no list", "who is not listed may not enrol",
          lambda c: c.school(30, listed_on=None), fails("enrolment.qualified_list", 30, "none", "2019-03-22")),

    # -- the school and its papers
    plant("not a legal person", "key", lambda c: c.school(36, legal_person=False),
          fails("enrolment.legal_person", 36, "false", "true")),
    plant("charter silent on property and on amendment", "nine topics are asked for",
          lambda c: c.school(37, charter_topics=("name", "address", "purpose", "management", "staff", "students",
                                                 "teaching")), fails("enrolment.charter", 37, "7", "9", 2)),
    plant("charter not on file", "empty is not known, which is no breach",
          lambda c: c.school(10, charter_topics=None), unknown("enrolment.charter", 10)),
    plant("licence not on file", "the school fails elsewhere, so the verdict does not wait for it",
          lambda c: c.school(40, licence_valid_until=None), unknown("enrolment.licence_valid", 40)),
    plant("ring track of 180 m", "200 m; the verdict stays open for the missing head count",
          lambda c: c.school(14, track_m=180), fails("campus.track", 14, "180", "200", 20)),
    plant("length of the track not known", "a major rule, so the verdict does not wait for it",
          lambda c: c.school(37, track_m=None), unknown("campus.track", 37)),
    plant("79 kinds of periodicals", "minor: the school stays qualified",
          lambda c: c.school(33, periodical_kinds=79), fails("campus.periodicals", 33, "79", "80", 1)),
    plant("periodicals not counted", "not known is not zero", lambda c: c.school(9, periodical_kinds=None),
          unknown("campus.periodicals", 9)),
    plant("head count not reported", "every line for each student is open; key ones among them",
          lambda c: c.school(14, students=None), unknown("enrolment.scale", 14),
          unknown("staffing.students_per_teacher", 14), unknown("campus.land_per_student", 14),
          unknown("campus.building_per_student", 14), unknown("campus.books_per_student", 14),
          unknown("campus.student_reading_seats", 14), unknown("safety.guards", 14)),
]
