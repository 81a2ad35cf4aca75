# SPDX-License-Identifier: MIT
"""Equipment, bases, and interns' insurance and agents."""
from readings import (BEFORE_2022, EVERY_FILLING, FAIL, FROM_2022, MISSING, NONE, NOT_APPLICABLE, PASS, PLAN_DAY,
                      REACH_MISSING, WHOLE, days, equipment, fails, intern, passes, programme, reach, rows,
                      set_up_of_2010, table, unknown)

CASES = []

CASES += table(
    "training.equipment_per_student",
    ("at the line", "2500 yuan", equipment(3000000, 1200),
     passes("2500", clauses=["standard-2022:3"], verified="text")),
    ("a yuan less", "2500 yuan", equipment(2999999, 1200), fails(1, "2500")),
    ("half a yuan less", WHOLE, equipment("2999999.5", 1200), fails(1, "2500")),
    ("above 1200 students", "the per-student line binds", equipment(3000000, 1300),
     fails(250000, "2500", binding="per_unit")),
    ("below 1200 students", "the absolute line binds", equipment(2700000, 1100),
     fails(50000, "2500", binding="absolute")),
    ("value not known", MISSING, equipment(None, 1200), unknown("school.equipment_value_yuan")),
    ("students not known", MISSING, equipment(3000000, None), unknown("school.students")),
    ("enough for the most students there can be", EVERY_FILLING, equipment(500000000, None), PASS),
    ("a yuan less than that", EVERY_FILLING, equipment(499999999, None), unknown("school.students")),
    ("founded on the last day of 2021", "founded from 2022-01-01 are outside",
     equipment(0, 10, founded_on="2021-12-31"), FAIL),
    ("founded on the first of 2022", "founded from 2022-01-01 are outside", equipment(0, 10, founded_on="2022-01-01"),
     NOT_APPLICABLE),
    ("not known when founded", REACH_MISSING, equipment(0, 10, founded_on=None), unknown("school.founded_on")),
    day=FROM_2022,
)
CASES += reach("training.equipment_per_student", "standard-2022 for general and vocational_high", FROM_2022, fails(1),
               equipment(2999999, 1200), ("general", "vocational_high"))
CASES += days("training.equipment_per_student", "standard-2022 from 2022-11-02", equipment(0, 10), FAIL,
              first=(BEFORE_2022, FROM_2022))


def of_class(kind, yuan, students=100):
    return programme(**{"class": kind, "equipment_value_yuan": yuan, "students": students})


CASES += [case for kind, line in (("engineering", 3000), ("medical", 3000), ("other", 2500)) for case in table(
    "training.equipment_per_programme_student",
    (kind + " at the line", "3000 engineering and medical, 2500 other", of_class(kind, 100 * line), passes(str(line))),
    (kind + ", a yuan less", "3000 engineering and medical, 2500 other", of_class(kind, 100 * line - 1),
     fails(1, str(line))),
)]
CASES += table(
    "training.equipment_per_programme_student",
    ("engineering on the first day", "setup-2010 from 2010-07-06", "2010-07-06", of_class("engineering", 299999),
     fails(1, "3000")),
    ("half a yuan less", WHOLE, of_class("medical", "98999.5", 33), fails(1, "3000")),
    ("value not known", MISSING, of_class("other", None), unknown("programme.equipment_value_yuan")),
    ("students not known", MISSING, of_class("other", 250000, None), unknown("programme.students")),
    ("class not known, between the lines", MISSING, of_class(None, 299999), unknown("programme.class")),
    ("class not known, enough for any", EVERY_FILLING, of_class(None, 300000), PASS),
    ("class not known, too little for any", EVERY_FILLING, of_class(None, 249999), FAIL),
)
CASES += set_up_of_2010("training.equipment_per_programme_student", of_class("other", 249999),
                        fails(1, "2500", clauses=["setup-2010:8"], verified="unverified"))


def bases(*found):
    return rows("training_base", *found, programme=[{}])


ON, OFF = {"location": "on_campus"}, {"location": "off_campus", "agreement_until": PLAN_DAY}
EXPIRED = {"location": "off_campus", "agreement_until": "2019-03-21"}
CASES += table(
    "training.on_campus_base",
    ("one", "at least one", bases(ON), passes("1")),
    ("none", "an absent row is none", bases(), fails(1, "1", actual="0")),
    ("only one outside", "on-campus", bases(OFF), fails(1, "1")),
    ("one of another programme", "of the programme", bases({**ON, "programme_id": "another"}), fails(1, "1")),
    ("one that may be on the campus", MISSING, bases({"location": None}), unknown("training_base.location")),
    ("one beside it", EVERY_FILLING, bases(ON, {"location": None}), PASS),
    ("one of a programme not known", MISSING, bases({**ON, "programme_id": None}),
     unknown("training_base.programme_id")),
    ("one outside of a programme not known", EVERY_FILLING, bases({**OFF, "programme_id": None}), FAIL),
)
CASES += table(
    "training.off_campus_base",
    ("one, its agreement's last day", "runs on the audit date", bases(OFF), passes("1")),
    ("one, the day after", "runs on the audit date", bases(EXPIRED), fails(1, "1", actual="0")),
    ("none", "an absent row is none", bases(), fails(1, "1")),
    ("only one on the campus", "off-campus", bases(ON), fails(1, "1")),
    ("one on the campus with an agreement", "off-campus", bases({**OFF, "location": "on_campus"}), fails(1, "1")),
    ("one of another programme", "of the programme", bases({**OFF, "programme_id": "another"}), fails(1, "1")),
    ("agreement's end not known", "not an act date: empty is not known", bases({"location": "off_campus"}),
     unknown("training_base.agreement_until")),
    ("place not known", MISSING, bases({**OFF, "location": None}), unknown("training_base.location")),
    ("place not known, agreement over", EVERY_FILLING, bases({**EXPIRED, "location": None}), FAIL),
    ("one of a programme not known", MISSING, bases({**OFF, "programme_id": None}),
     unknown("training_base.programme_id")),
    ("one beside it", EVERY_FILLING, bases(OFF, {"location": "off_campus"}), PASS),
)
for rule in ("training.on_campus_base", "training.off_campus_base"):
    CASES += set_up_of_2010(rule, bases(), fails(1, "1", verified="unverified"))
    CASES += table(
        rule,
        ("in the plan's year", "setup-2010:8; plan 11", bases(), fails(1, clauses=["setup-2010:8", "plan-2019:11"])),
        ("before the plan", "setup-2010:8; plan 11", "2019-03-21", bases(), fails(1, clauses=["setup-2010:8"])),
    )

SAFE = intern(insured=1)
CASES += table(
    "training.internship_insured",
    ("all", "all assist and on-post interns", rows("internship", SAFE, intern("assist", insured=1)), PASS),
    ("one on post not", "all", rows("internship", SAFE, intern(insured=0)), fails(1, evidence=1)),
    ("one assisting not", "all assist and on-post interns", rows("internship", SAFE, intern("assist", insured=0)),
     fails(1)),
    ("a visitor not", "assist and on-post only", rows("internship", SAFE, intern("visit", insured=0)), PASS),
    ("not known", MISSING, rows("internship", SAFE, intern()), unknown("internship.insured")),
    ("not known of a visitor", "assist and on-post only", rows("internship", SAFE, intern("visit")), PASS),
    ("not insured, kind not known", MISSING, rows("internship", SAFE, intern(None, insured=0)),
     unknown("internship.kind")),
    ("insured, kind not known", EVERY_FILLING, rows("internship", SAFE, intern(None, insured=1)), PASS),
    ("one sure, one not known", EVERY_FILLING, rows("internship", intern(insured=0), intern()), FAIL),
)
UNINSURED = rows("internship", intern(insured=0))
CASES += reach("training.internship_insured", "the internship rules name no kind", PLAN_DAY, fails(1), UNINSURED)
CASES += days("training.internship_insured", "internship-2016, to the day before that of 2021", UNINSURED,
              fails(1, clauses=["internship-2016:"], verified="unverified"),
              first=("2016-04-10", "2016-04-11"), last=("2021-12-31", "2021-12-30"))

CASES += table(
    "training.internship_intermediary",
    ("none", "an empty text is none", rows("internship", intern(intermediary=NONE)), PASS),
    ("one", "no intermediary", rows("internship", intern(intermediary=NONE), intern(intermediary="某中介")),
     fails(1, evidence=1, clauses=["internship-2021:16"], verified="text")),
    ("for assisting", "no intermediary, whatever the kind",
     rows("internship", intern("assist", intermediary="某中介")), fails(1)),
    ("not known", MISSING, rows("internship", intern()), unknown("internship.intermediary")),
    ("one sure, one not known", EVERY_FILLING, rows("internship", intern(), intern(intermediary="某中介")), FAIL),
    day="2021-12-31",
)
ARRANGED = rows("internship", intern(intermediary="某中介"))
CASES += reach("training.internship_intermediary", "the internship rules name no kind", "2021-12-31", fails(1),
               ARRANGED)
CASES += days("training.internship_intermediary", "internship-2021 from 2021-12-31", ARRANGED, FAIL,
              first=("2021-12-30", "2021-12-31"))
