# SPDX-License-Identifier: MIT
"""Enterprises, posts and internships."""

from dealings import INSPECTION, SPRING, post_id
from plants.words import fails, outside, passes, plant, unknown


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


def karaoke(c):
    c.row("enterprise", "E070", name="云泽市荻浦歌厅", category="karaoke")
    c.intern(36, 70)


def category_not_known(c):
    c.row("enterprise", "E068", name="云泽市桐浦商务服务部", category=None)
    c.intern(12, 68)


PLANTS = [
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
