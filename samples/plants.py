# SPDX-License-Identifier: MIT
"""What is planted in the city: breaches, gaps, and traps at the line.

A plant is a change to the faultless city and the results that it must have. Those that fail
or are unknown are all there are (generate.py holds them against the oracle); those that pass
or are not applicable are traps, which a careless reading would get wrong.
"""

from collections import namedtuple

from schools import CITY, identity, programme_id, school_id
from dealings import INSPECTION, SPRING, post_id
from editor import Editor

Expect = namedtuple("Expect", "rule entity subject result actual required shortfall")
Plant = namedtuple("Plant", "what why change expects")


def plant(what, why, change, *expects):
    return Plant(what, why, change, expects)


def expect(result):
    """A maker of expectations: `subject` is a school's number, or the id of another record."""
    def make(rule, subject, actual="", required="", shortfall=""):
        if isinstance(subject, int):
            return Expect(rule, "school", school_id(subject), result, actual, required, str(shortfall))
        entity = {"P": "programme", "E": "enterprise", "G": "post", "9": "city"}[subject[0]]
        return Expect(rule, entity, subject, result, actual, required, str(shortfall))
    return make


passes, fails, unknown, outside = expect("pass"), expect("fail"), expect("unknown"), expect("notapplicable")


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


def just_paid_enough(c):
    c.change(34, "internship", 1, {"kind": "on_post", "pay_yuan": 2200}, pay_yuan="1599.40", probation_pay_yuan=2000)
    c.change(34, "internship", 1, {"kind": "on_post", "pay_yuan": 2200}, pay_yuan=1600, probation_pay_yuan=2000)


def exactly_a_tenth(c):
    c.row("enterprise", "E061", staff=100)
    for i, number in enumerate((1, 3), 1):
        c.row("post", post_id(61, i), staff=25)
        c.intern(number, 61, i, count=5)


def together_over_a_tenth(c):
    c.row("enterprise", "E062", staff=109)
    for number, post, count in ((1, 1, 4), (3, 2, 4), (7, 1, 3)):
        c.intern(number, 62, post, count=count)


def one_after_the_other(c):
    c.row("enterprise", "E063", staff=100)
    c.intern(7, 63, 1, count=8, term=SPRING)
    c.intern(9, 63, 1, count=8)


def end_not_known(c):
    c.row("enterprise", "E065", staff=80)
    c.intern(4, 65, 1, count=4)
    c.intern(4, 65, 2, count=4)
    c.intern(9, 65, 1, term=SPRING, ends_on=None)


def crowded_post(c):
    c.row("enterprise", "E066", staff=200)
    c.row("post", "G0661", staff=30)
    c.intern(27, 66, 1, count=7)


def post_not_known(c):
    c.row("enterprise", "E067", staff=120)
    c.row("post", "G0671", staff=20)
    c.row("post", "G0672", staff=90)
    c.intern(1, 67, 1, count=4)
    c.intern(1, 67, 2, count=2)
    c.intern(1, 67, post_id=None)


def same_person_twice(c):
    for number in (11, 35):
        c.row("student", f"S{number}004", identity_hash=identity("one person"))


def karaoke(c):
    c.row("enterprise", "E070", name="云泽市荻浦歌厅", category="karaoke")
    c.intern(36, 70)


def category_not_known(c):
    c.row("enterprise", "E068", name="云泽市桐浦商务服务部", category=None)
    c.intern(12, 68)


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
          unknown("campus.student_reading_seats", 14)),

    # -- teachers
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

    # -- enrolment
    plant("no row of student", "an absent roll may hide anything", lambda c: c.drop(13, "student", "internship"),
          unknown("enrolment.no_roll_hanging", 13), unknown("enrolment.no_double_registration", 13),
          unknown("enrolment.registration_deadline", 13), unknown("enrolment.registration_approved", 13),
          unknown("enrolment.entrant_qualification", 13)),
    plant("a programme that took in students was never filed", "only filed programmes may enrol",
          lambda c: c.programme(39, 1, filed_on=None),
          fails("enrolment.programme_filed", programme_id(39, 1), "none", "2019-03-22")),
    plant("a programme without an intake was never filed", "nothing was enrolled",
          lambda c: c.programme(3, 5, filed_on=None, new_students=0, quota=0),
          outside("enrolment.programme_filed", programme_id(3, 5))),
    plant("a brochure filed the day after it was published", "filing comes first",
          lambda c: c.row("brochure", "Z392019", filed_on="2019-03-12", published_on="2019-03-11"),
          fails("enrolment.brochure_filed", 39, "1", "0", 1)),
    plant("a brochure filed and published on one day", "the same day is in time",
          lambda c: c.row("brochure", "Z072019", filed_on="2019-03-11", published_on="2019-03-11"),
          passes("enrolment.brochure_filed", 7, "0", "0")),
    plant("a brochure that differs in fees and employment", "false publicity",
          lambda c: c.row("brochure", "Z082018", mismatches=("fees", "employment")),
          fails("enrolment.brochure_true", 8, "1", "0", 1)),
    plant("a brochure not compared", "empty is not known, 无 would be none",
          lambda c: c.row("brochure", "Z142019", mismatches=None), unknown("enrolment.brochure_true", 14)),
    plant("an upheld complaint that a junior school blocked information", "the city's duty, no school's",
          lambda c: c.row("complaint", "Q01", upheld=True), fails("enrolment.no_information_blocking", CITY, "1", "0", 1)),
    plant("recruitment money to two teachers of junior schools", "ban 4",
          lambda c: [c.pay(17, payee_kind="junior_school_teacher") for _ in range(2)],
          fails("enrolment.no_source_payment", 17, "2", "0", 2)),
    plant("a payment to a junior school, not for recruitment", "the ban is on recruitment",
          lambda c: c.pay(9, payee_kind="junior_school", purpose="other"),
          passes("enrolment.no_source_payment", 9, "0", "0")),
    plant("an arts school paid a recruitment agency", "the bans reach all kinds of schools",
          lambda c: c.pay(24, payee_kind="agency"), fails("enrolment.no_agency", 24, "1", "0", 1),
          outside("enrolment.scale", 24)),
    plant("a recruitment payment to nobody knows whom", "it may break either ban, both key",
          lambda c: c.pay(25, payee_kind=None), unknown("enrolment.no_source_payment", 25),
          unknown("enrolment.no_agency", 25)),
    plant("two students who are on a general high school's roll", "ban 6",
          lambda c: c.change(30, "student", 2, {"status": "enrolled"}, other_roll="general_high_school"),
          fails("enrolment.no_roll_hanging", 30, "2", "0", 2)),
    plant("a suspended student who is on a general high school's roll", "not enrolled here",
          lambda c: c.change(1, "student", 1, {"grade": 2}, status="suspended", other_roll="general_high_school"),
          passes("enrolment.no_roll_hanging", 1, "0", "0")),
    plant("one student's other roll not known", "it may be either kind; one rule is key",
          lambda c: c.change(38, "student", 1, {"status": "enrolled"}, other_roll=None),
          unknown("enrolment.no_roll_hanging", 38), unknown("enrolment.no_double_registration", 38)),
    plant("one person on the rolls of two schools", "both schools have the finding", same_person_twice,
          fails("enrolment.no_double_registration", 11, "1", "0", 1),
          fails("enrolment.no_double_registration", 35, "1", "0", 1)),
    plant("a student who is on a technical school's roll", "double registration, but not hanging",
          lambda c: c.change(37, "student", 1, {"status": "enrolled"}, other_roll="technical"),
          fails("enrolment.no_double_registration", 37, "1", "0", 1), passes("enrolment.no_roll_hanging", 37, "0", "0")),
    plant("joint schooling never filed, its site never approved", "act dates: empty is not done",
          lambda c: c.row("joint_schooling", "J38", filed_on=None, site_approved_on=None),
          fails("enrolment.joint_schooling_filed", 38, "1", "0", 1),
          fails("enrolment.joint_site_approved", 38, "1", "0", 1)),
    plant("not known whether the partner has a site; none approved", "only a site must be approved",
          lambda c: c.row("joint_schooling", "J17", own_site=None), unknown("enrolment.joint_site_approved", 17)),
    plant("January's report sent a day late", "minor; March's is not yet due for anyone",
          lambda c: c.row("enrolment_report", "R266", submitted_on="2019-02-01"),
          fails("enrolment.monthly_report", 26, "1", "0", 1)),
    plant("a student registered on 21 November", "autumn registration ends on the 20th",
          lambda c: c.row("student", "S34002", registered_on="2018-11-21"),
          fails("enrolment.registration_deadline", 34, "1", "0", 1)),
    plant("a student registered on 20 November, and a spring entrant not yet registered", "the 20th is in time, and the "
          "spring's last day is 20 April", lambda c: (
              c.row("student", "S07002", registered_on="2018-11-20"),
              c.change(7, "student", 1, {"season": "spring"}, registered_on=None, approved_on=None)),
          passes("enrolment.registration_deadline", 7, "0", "0")),
    plant("season of a student registered in October not known", "in time for autumn, too late for spring",
          lambda c: c.row("student", "S09003", season=None), unknown("enrolment.registration_deadline", 9)),
    plant("a registration never approved", "minor", lambda c: c.row("student", "S33005", approved_on=None),
          fails("enrolment.registration_approved", 33, "1", "0", 1)),
    plant("an entrant without junior secondary school", "not qualified to enter",
          lambda c: c.row("student", "S39006", prior_education="below"),
          fails("enrolment.entrant_qualification", 39, "1", "0", 1)),
    plant("an entrant's prior education not known", "major, so the verdict does not wait",
          lambda c: c.row("student", "S37006", prior_education=None),
          unknown("enrolment.entrant_qualification", 37)),

    # -- enterprises
    plant("a cooperation never filed", "act date", lambda c: c.row("cooperation", "H021", filed_on=None),
          fails("training.cooperation_filed", 2, "1", "0", 1)),
    plant("a cooperation without a diary entry", "minor", lambda c: c.row("cooperation", "H332", diary_entries=0),
          fails("training.cooperation_diary", 33, "1", "0", 1)),
    plant("diary entries not counted", "not known is not zero", lambda c: c.row("cooperation", "H282", diary_entries=None),
          unknown("training.cooperation_diary", 28)),
    plant("a cooperation of 2016 whose last report is of 21 March 2018", "a day more than a year old",
          lambda c: c.row("cooperation", "H261", annual_report_on="2018-03-21"),
          fails("training.cooperation_annual_report", 26, "1", "0", 1)),
    plant("an enterprise with interns was never filed", "minor", lambda c: c.row("enterprise", "E010", filed_on=None),
          fails("training.enterprise_filed", "E010", "none", "2019-03-22")),
    plant("an enterprise without interns was never filed", "nobody was sent there",
          lambda c: c.row("enterprise", "E069", filed_on=None), outside("training.enterprise_filed", "E069")),
    plant("inspection without the living environment and safety protection", "eight points",
          lambda c: c.row("enterprise", "E012", inspection_points=INSPECTION[:6]),
          fails("training.enterprise_inspected", "E012", "6", "8", 2)),
    plant("inspected in November, eight internships since September", "inspection comes first",
          lambda c: c.row("enterprise", "E014", inspected_on="2018-11-20"),
          fails("training.enterprise_inspected", "E014", "8", "0", 8)),
    plant("never inspected", "act date", lambda c: c.row("enterprise", "E016", inspected_on=None),
          fails("training.enterprise_inspected", "E016", "none", "2019-03-22")),
    plant("inspected, the points not known", "empty is not known",
          lambda c: c.row("enterprise", "E018", inspection_points=None),
          unknown("training.enterprise_inspected", "E018")),
    plant("10 interns at once of 100 staff, five in each post of 25", "a tenth and a fifth are allowed", exactly_a_tenth,
          passes("training.enterprise_intern_share", "E061", "10/100", "1/10"),
          passes("training.post_intern_share", "G0611", "5/25", "1/5")),
    plant("three schools send 4, 4 and 3 interns to 109 staff", "each alone is under a tenth, together they are not",
          together_over_a_tenth, fails("training.enterprise_intern_share", "E062", "11/109", "1/10", 1)),
    plant("8 interns to 31 August and 8 others from 3 September, 100 staff", "16 in all, but 8 at once",
          one_after_the_other, passes("training.enterprise_intern_share", "E063", "8/100", "1/10")),
    plant("two interns, staff not known", "no share of an unknown whole",
          lambda c: (c.row("enterprise", "E064", staff=None), c.intern(27, 64, count=2)),
          unknown("training.enterprise_intern_share", "E064")),
    plant("8 interns at once of 80 staff, and one who began in spring and whose end is not known", "8 or 9 at once; the "
          "length of the ninth is open too", end_not_known,
          unknown("training.enterprise_intern_share", "E065"),
          unknown("training.internship_length", 9)),
    plant("7 interns in a post of 30, 200 staff in all", "the post's fifth is 6, the enterprise's tenth 20", crowded_post,
          fails("training.post_intern_share", "G0661", "7/30", "1/5", 1),
          passes("training.enterprise_intern_share", "E066", "7/200", "1/10")),
    plant("4 interns in a post of 20, 2 in one of 90, and one whose post is not known", "4 or 5 are too near the line, 2 or "
          "3 are not", post_not_known, unknown("training.post_intern_share", "G0671"),
          passes("training.post_intern_share", "G0672", "", "1/5")),

    # -- internships
    plant("an assistant who turned 16 the day after the first day", "15 years and 364 days",
          lambda c: c.intern(40, 58, kind="assist", grade=2, born="2002-09-04"),
          fails("training.internship_age", 40, "1", "0", 1)),
    plant("an assistant who turned 16 on the first day", "16 on the day is 16",
          lambda c: c.intern(7, 20, kind="assist", grade=2, born="2002-09-03"),
          passes("training.internship_age", 7, "0", "0")),
    plant("an intern's birth date not known, the guardian's consent given", "the age is open, the consent is there",
          lambda c: c.change(23, "student", 1, {"student_id": "S23021"}, birth_date=None),
          unknown("training.internship_age", 23), passes("training.internship_consent", 23, "0", "0")),
    plant("a first-year student on post", "from the second year",
          lambda c: c.intern(2, 4, grade=1, born="2002-05-01"), fails("training.internship_first_year", 2, "1", "0", 1)),
    plant("an agreement that the student did not sign", "three parties",
          lambda c: c.change(35, "internship", 1, {"kind": "on_post"}, agreement_parties=("school", "enterprise")),
          fails("training.internship_agreement", 35, "1", "0", 1)),
    plant("a 17-year-old intern without consent", "under 18 on the first day",
          lambda c: c.intern(11, 31, born="2001-02-10", guardian_consent_on=None),
          fails("training.internship_consent", 11, "1", "0", 1)),
    plant("an intern without consent who turned 18 on the first day", "of age",
          lambda c: c.intern(3, 7, born="2000-09-03", guardian_consent_on=None),
          passes("training.internship_consent", 3, "0", "0")),
    plant("an intern who worked 8.5 hours a day", "8 hours",
          lambda c: c.change(37, "internship", 1, {"kind": "on_post"}, hours_per_day="8.5"),
          fails("training.internship_hours", 37, "1", "0", 1)),
    plant("an intern on night shifts", "none are allowed",
          lambda c: c.change(37, "internship", 1, {"kind": "assist"}, night_shift=True),
          fails("training.internship_night_shift", 37, "1", "0", 1)),
    plant("an intern on overtime", "none is allowed",
          lambda c: c.change(39, "internship", 1, {"kind": "assist"}, overtime=True),
          fails("training.internship_overtime", 39, "1", "0", 1)),
    plant("an intern at work on a holiday", "minor",
          lambda c: c.change(33, "internship", 1, {"kind": "on_post"}, holiday_work=True),
          fails("training.internship_holidays", 33, "1", "0", 1)),
    plant("1599.40 of 2000 yuan probation pay, and another intern with 1600", "79.97 % is less than 80 %, 1600 is not",
          just_paid_enough, fails("training.internship_pay", 34, "1", "0", 1)),
    plant("an intern's pay not known", "not known is not nothing",
          lambda c: c.change(10, "internship", 1, {"kind": "on_post"}, pay_yuan=None),
          unknown("training.internship_pay", 10)),
    plant("a fee of 300 yuan taken from an intern", "no fees",
          lambda c: c.change(39, "internship", 1, {"kind": "on_post"}, fees_charged_yuan=300),
          fails("training.internship_fees", 39, "1", "0", 1)),
    plant("an internship of three months", "about six: a note",
          lambda c: c.change(21, "internship", 1, {"kind": "on_post"}, ends_on="2018-12-03"),
          fails("training.internship_length", 21, "1", "0", 1)),
    plant("an intern at heights and with toxic matter", "key",
          lambda c: c.change(17, "internship", 1, {"kind": "on_post"}, hazards=("height", "toxic")),
          fails("training.internship_hazards", 17, "1", "0", 1)),
    plant("an intern's hazards not known", 'empty is not known, "" would be none',
          lambda c: c.change(18, "internship", 1, {"kind": "on_post"}, hazards=None),
          unknown("training.internship_hazards", 18)),
    plant("an intern in a karaoke house", "banned venue", karaoke, fails("training.internship_venue", 36, "1", "0", 1)),
    plant("interns in an internet bar", "banned from 2021-12-31, not in 2019",
          lambda c: c.row("enterprise", "E060", name="云泽市荻桥上网服务所", category="internet_bar"),
          passes("training.internship_venue", 20, "0", "0"), passes("training.internship_venue", 40, "0", "0")),
    plant("an intern in an enterprise of unknown category", "it may be a banned venue", category_not_known,
          unknown("training.internship_venue", 12)),
]


def apply_all(tables):
    """Plants everything, then puts each table in the order of its identifiers."""
    editor = Editor(tables)
    for planted in PLANTS:
        planted.change(editor)
    for rows in tables.values():
        identifier = next(iter(rows[0]))
        rows.sort(key=lambda row: row[identifier])
