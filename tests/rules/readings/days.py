# SPDX-License-Identifier: MIT
"""The days on which what other rules ask changes: figures, clauses, and what is in force at all."""
from readings import (BEFORE_2022, FAIL, FROM_2022, JUDGED, MISSING, NOT_APPLICABLE, NOT_IN_FORCE, PASS, PLAN_DAY,
                      REACH_MISSING, SETUP_2001, days, equipment, fails, full, intern, passes, rows, school,
                      table, unknown)

CASES = []

CASES += table(
    "enrolment.scale",
    ("before 2001", "2001-07-02", "2001-07-01", school(students=1), NOT_IN_FORCE),
    ("city, first day", "2001: 960 city", "2001-07-02", school(students=960), passes("960", clauses=["setup-2001:5"])),
    ("city, one less", "2001: 960 city", "2010-07-05", school(students=959), fails(1, "960", clauses=["setup-2001:5"])),
    ("rural, first day", "2001: 600 rural", "2001-07-02", school(students=599, site="rural"), fails(1, "600")),
    ("rural", "2001: 600 rural", "2010-07-05", school(students=600, site="rural"),
     passes("600", clauses=["setup-2001:5"])),
    ("rural, one less", "2001: 600 rural", "2010-07-05", school(students=599, site="rural"), fails(1, "600")),
    ("site not known, between", MISSING, "2010-07-05", school(students=700, site=None), unknown("school.site")),
    ("the figures of 2001 on the next day", "must never judge after 2010-07-06", "2010-07-06", school(students=960),
     fails(240, "1200", clauses=["setup-2010:6"])),
    ("rural on the next day", "2010 does not ask for the site", "2010-07-06", school(students=1199, site="rural"),
     fails(1, "1200")),
    ("site not known on the next day", "2010 does not ask for the site", "2010-07-06",
     school(students=1200, site=None), passes("1200")),
    ("technical in 2001", SETUP_2001, "2010-07-05", school(students=1, kind="technical"), NOT_APPLICABLE),
)
CASES += table(
    "staffing.full_time_teachers",
    ("city, first day", "2001: 55 city", "2001-07-02", rows("teacher", (54, full())), fails(1, "55")),
    ("rural, first day", "2001: 35 rural", "2001-07-02", rows("teacher", (34, full()), school=[{"site": "rural"}]),
     fails(1, "35")),
    ("city", "2001: 55 city", "2010-07-05", rows("teacher", (55, full())), passes("55", clauses=["setup-2001:6"])),
    ("city, one less", "2001: 55 city", "2010-07-05", rows("teacher", (54, full())), fails(1, "55")),
    ("rural", "2001: 35 rural", "2010-07-05", rows("teacher", (34, full()), school=[{"site": "rural"}]),
     fails(1, "35")),
    ("the next day", "2010: 60", "2010-07-06", rows("teacher", (55, full())), fails(5, "60", clauses=["setup-2010:7"])),
    ("rural on the next day", "2010: 60", "2010-07-06", rows("teacher", (59, full()), school=[{"site": "rural"}]),
     fails(1, "60")),
)


def land(area, **more):
    return school(land_area_m2=area, students=1000, **more)


def buildings(area, **more):
    return school(building_area_m2=area, students=1000, **more)


CASES += table(
    "campus.land_area",
    ("city, first day", "2001: 20000 city", "2001-07-02", land(19999), fails(1, "20000")),
    ("rural, first day", "2001: 33000 rural", "2001-07-02", land(32999, site="rural"), fails(1, "33000")),
    ("city", "2001: 20000 city", "2010-07-05", land(20000), passes("20000", clauses=["setup-2001:"])),
    ("city, a metre less", "2001: 20000 city", "2010-07-05", land(19999), fails(1, "20000")),
    ("rural", "2001: 33000 rural", "2010-07-05", land(32999, site="rural"), fails(1, "33000")),
    ("the next day, not new", "2010: newly built only", "2010-07-06", land(1), NOT_APPLICABLE),
    ("the next day, new", "2010: 40000", "2010-07-06", land(39999, newly_built=1),
     fails(1, "40000", clauses=["setup-2010:8"])),
    ("new, at the line", "2010: 40000", PLAN_DAY, land(40000, newly_built=1),
     passes("40000", clauses=["setup-2010:8"])),
    ("perhaps new", REACH_MISSING, PLAN_DAY, land(1, newly_built=None), unknown("school.newly_built")),
    ("not new, the day before", "for new schools until 2022-11-01", BEFORE_2022, land(1), NOT_APPLICABLE),
    ("not new, the day", "for all general schools after", FROM_2022, land(39999), fails(1, "40000")),
    ("perhaps new, the day", "for all general schools after", FROM_2022, land(39999, newly_built=None),
     fails(1, "40000")),
    ("vocational high, the day", "general and vocational_high", FROM_2022, land(40000, kind="vocational_high"),
     passes("40000")),
    ("adult, not new", "standard-2022 for general and vocational_high", FROM_2022, land(1, kind="adult"),
     NOT_APPLICABLE),
    ("founded 2022, not new", "founded from 2022-01-01 are outside", FROM_2022, land(1, founded_on="2022-01-01"),
     NOT_APPLICABLE),
    ("founded 2022, new", "setup-2010:8 newly built stands beside it", FROM_2022,
     land(39999, founded_on="2022-01-01", newly_built=1), fails(1, "40000", clauses=["setup-2010:8"])),
    ("founded nobody knows when, not new", REACH_MISSING, FROM_2022, land(1, founded_on=None),
     unknown("school.founded_on")),
    ("adult, new", "setup-2010:8 newly built stands beside it", FROM_2022, land(39999, kind="adult", newly_built=1),
     fails(1, "40000", clauses=["setup-2010:8"])),
    ("attached", "attached classes are outside", FROM_2022, land(1, kind="attached"), NOT_APPLICABLE),
    ("remote", "no line until one is set", FROM_2022, land(1, remote_poor_area=1), NOT_APPLICABLE),
    ("technical before 2012", "technical-2012 is of 2012-01-31", "2012-01-30", land(1, kind="technical"),
     NOT_APPLICABLE),
    ("technical", "technical 30000", "2012-01-31", land(29999, kind="technical"),
     fails(1, "30000", clauses=["technical-2012:8"])),
    ("technical in 2022", "technical 30000", FROM_2022, land(30000, kind="technical"),
     passes("30000", clauses=["technical-2012:8"])),
)
CASES += table(
    "campus.building_area",
    ("before 2010", "no figure of 2001", "2010-07-05", buildings(1), NOT_IN_FORCE),
    ("not new", "2010: newly built only", "2010-07-06", buildings(1), NOT_APPLICABLE),
    ("new", "2010: 24000", "2010-07-06", buildings(23999, newly_built=1), fails(1, "24000", clauses=["setup-2010:8"])),
    ("not new, the day before", "for new schools until 2022-11-01", BEFORE_2022, buildings(1), NOT_APPLICABLE),
    ("not new, the day", "for all general schools after", FROM_2022, buildings(23999), fails(1, "24000")),
    ("at the line", "24000", FROM_2022, buildings(24000), passes("24000")),
    ("founded 2022, not new", "founded from 2022-01-01 are outside", FROM_2022, buildings(1, founded_on="2022-01-01"),
     NOT_APPLICABLE),
    ("founded 2022, new", "setup-2010:8 newly built stands beside it", FROM_2022,
     buildings(23999, founded_on="2022-01-01", newly_built=1), fails(1, "24000", clauses=["setup-2010:8"])),
    ("adult, new", "setup-2010:8 newly built stands beside it", FROM_2022,
     buildings(23999, kind="adult", newly_built=1), fails(1, "24000", clauses=["setup-2010:8"])),
    ("adult, not new", "standard-2022 for general and vocational_high", FROM_2022, buildings(1, kind="adult"),
     NOT_APPLICABLE),
    ("technical", "technical 18000", "2012-01-31", buildings(17999, kind="technical"),
     fails(1, "18000", clauses=["technical-2012:8"])),
)
CASES += table(
    "campus.building_per_student",
    ("a metre less", "20 for each", "2010-07-06", buildings(19999), fails(1, "20", clauses=["setup-2010:8"])),
    ("technical before 2012", "technical-2012 is of 2012-01-31", "2012-01-30", buildings(1, kind="technical"),
     NOT_APPLICABLE),
    ("technical", "technical-2012:8", "2012-01-31", buildings(19999, kind="technical"),
     fails(1, "20", clauses=["technical-2012:8"])),
    ("both documents", "setup-2010:8; standard-2022", FROM_2022, buildings(20000),
     passes("20", clauses=["setup-2010:8", "standard-2022:1"])),
)
CASES += table(
    "campus.books_per_student",
    ("the day before", "summary", BEFORE_2022, school(books=29999, students=1000),
     fails(1, "30", clauses=["setup-2010:8"], verified="summary")),
    ("the day", "text from 2022", FROM_2022, school(books=29999, students=1000),
     fails(1, "30", clauses=["setup-2010:8", "standard-2022:4"], verified="text")),
)
CASES += table(
    "training.equipment_value",
    ("general, the day before", "standard-2022", BEFORE_2022, equipment(0, 10), NOT_APPLICABLE),
    ("general, the day", "3 000 000 yuan", FROM_2022, equipment(2999999, 1000),
     fails(1, "3000000", clauses=["standard-2022:3"])),
    ("technical before 2012", "technical-2012 is of 2012-01-31", "2012-01-30", school(kind="technical"), NOT_IN_FORCE),
    ("technical", "technical-2012:9", "2012-01-31", equipment(2999999, 10, kind="technical"),
     fails(1, "3000000", clauses=["technical-2012:9"])),
)


def paid(pay, probation, post, kind="on_post"):
    return rows("internship", intern(kind, pay_yuan=pay, probation_pay_yuan=probation, post_pay_yuan=post))


OF_2016, OF_2021 = ["internship-2016:17"], ["internship-2021:18"]
CASES += table(
    "training.internship_pay",
    ("before 2016", "from 2016-04-11", "2016-04-10", paid(1, 2000, 2400), NOT_IN_FORCE),
    ("first day", "0.80 of probation pay", "2016-04-11", paid(1599, 2000, 1000), fails(1, clauses=OF_2016)),
    ("80 % of probation pay, last day", "0.80 of probation pay", "2021-12-30", paid(1600, 2000, 2400),
     passes(clauses=OF_2016)),
    ("the same on the next day", "0.80 of the post's pay", "2021-12-31", paid(1600, 2000, 2400),
     fails(1, clauses=OF_2021)),
    ("80 % of the post's pay", "0.80 of the post's pay", "2021-12-31", paid(1920, 2000, 2400), passes(clauses=OF_2021)),
    ("a yuan less", "0.80 of the post's pay", "2021-12-31", paid(1919, 2000, 2400), fails(1)),
    ("80 % of the post's pay, a day early", "0.80 of probation pay", "2021-12-30", paid(1600, 2001, 2000), fails(1)),
    ("probation pay not known", "2016: probation pay", "2021-12-30", paid(1600, None, 2000),
     unknown("internship.probation_pay_yuan")),
    ("probation pay not known on the next day", "2021: the post's pay", "2021-12-31", paid(1600, None, 2000), PASS),
    ("post's pay not known", "2021: the post's pay", "2021-12-31", paid(1600, 2000, None),
     unknown("internship.post_pay_yuan")),
    ("assisting", "on-post pay", PLAN_DAY, paid(0, 2000, 2000, "assist"), PASS),
)


def venue(category, kind="on_post"):
    return rows("internship", intern(kind, **{"enterprise.category": category}))


CASES += [case for category in ("bar", "nightclub", "karaoke", "bathhouse") for case in table(
    "training.internship_venue",
    (category + " of 2016", "bar, nightclub, karaoke, bathhouse", "2021-12-30", venue(category),
     fails(1, clauses=["internship-2016:15"])),
    (category + " of 2021", "bar, nightclub, karaoke, bathhouse", "2021-12-31", venue(category),
     fails(1, clauses=["internship-2021:16"], verified="text")))]
CASES += [case for category in ("game_hall", "internet_bar") for case in table(
    "training.internship_venue",
    (category + " before", "2021 also game_hall, internet_bar", "2021-12-30", venue(category), PASS),
    (category, "2021 also game_hall, internet_bar", "2021-12-31", venue(category), fails(1)))]
CASES += table(
    "training.internship_venue",
    ("before 2016", "from 2016-04-11", "2016-04-10", venue("bar"), NOT_IN_FORCE),
    ("a visit", "2016:15, all kinds", "2016-04-11", venue("bar", "visit"), fails(1)),
    ("category not known", MISSING, "2021-12-31", venue(None), unknown("enterprise.category")),
)


def together(entity, staff, count, later=0):
    """So many interns at one enterprise or post at once, and so many after them."""
    now = {"kind": "on_post", "starts_on": "2016-05-01", "ends_on": "2016-10-31"}
    then = {**now, "starts_on": "2016-11-01", "ends_on": "2017-04-30"}
    return rows("internship", (count, now), (later, then), **{entity: [{"staff": staff}]})


for rule, entity, staff, line in (("training.enterprise_intern_share", "enterprise", 100, "1/10"),
                                  ("training.post_intern_share", "post", 50, "1/5")):
    ten, eleven = together(entity, staff, 10), together(entity, staff, 11)
    CASES += table(
        rule,
        ("at the line", "at the same time", "2021-12-30", ten, passes(line, clauses=["internship-2016:9"])),
        ("one more", "at the same time", "2021-12-30", eleven, fails(1, line)),
        ("ten after ten", "the largest number at once, not the total", "2021-12-30", together(entity, staff, 10, 10),
         passes(line)),
        ("no staff", "interns are not counted in the staff: 10 for 0 fail an at-most", "2021-12-30",
         together(entity, 0, 10), FAIL),
        ("no interns", "without on-post interns not applicable", "2021-12-30", together(entity, 0, 0), NOT_APPLICABLE),
        ("staff not known", MISSING, "2021-12-30", together(entity, None, 10), unknown(entity + ".staff")),
    )
    CASES += days(rule, "internship-2016 to 2021-12-30; no cap was seen in the text of 2021", eleven, fails(1, line),
                  first=("2016-04-10", "2016-04-11"), last=("2021-12-31", "2021-12-30"))

for rule, row in (("training.internship_age", intern(**{"student.birth_date": "2001-01-01"})),
                  ("training.internship_first_year", intern(**{"student.grade": 1}))):
    CASES += table(
        rule,
        ("2016", "internship-2016:15", "2021-12-30", rows("internship", row), fails(1, clauses=["internship-2016:15"])),
        ("2021", "internship-2021:16", "2021-12-31", rows("internship", row), fails(1, clauses=["internship-2021:16"])),
    )
for name in ("night_shift", "overtime", "holidays", "fees", "hazards", "agreement", "consent", "length"):
    CASES += days("training.internship_" + name, "internship-2016 alone is cited", rows("internship", intern()),
                  JUDGED, first=("2016-04-10", "2016-04-11"), last=("2021-12-31", "2021-12-30"))

SIX = ("politics", "chinese", "mathematics", "foreign_language", "information_technology", "physical_education")


def courses(*subjects):
    return rows("course", *({"subject": subject, "required": 1} for subject in subjects), programme=[{}])


CASES += table(
    "curriculum.courses_offered",
    ("six", "history and art from 2019-06-05", "2019-06-04", courses(*SIX), passes("6")),
    ("six on the next day", "history and art from 2019-06-05", "2019-06-05", courses(*SIX),
     fails(2, "8", clauses=["plan-2019:6", "programme-plan-2019:"])),
    ("eight", "history and art from 2019-06-05", "2019-06-05", courses(*SIX, "history", "art"), passes("8")),
    ("seven", "history and art from 2019-06-05", "2019-06-05", courses(*SIX, "history"), fails(1, "8")),
    ("a year later", "programme-plan-2019 stands without the plan", "2020-06-05", courses(*SIX, "art"),
     fails(1, "8", clauses=["programme-plan-2019:"])),
)
