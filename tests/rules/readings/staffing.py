# SPDX-License-Identifier: MIT
"""Degrees, training and leaders."""
from readings import (EMPTY_WHOLE, EVERY_FILLING, FAIL, MISSING, NOT_APPLICABLE, NO_REGISTER, PASS, PLAN_DAY, SETUP,
                      SETUP_2001, SETUP_KINDS, days, fails, full, passes, reach, result, rows, set_up_of_2010, table,
                      unknown)

CASES = []

BACHELOR, ASSOCIATE = full(degree="bachelor"), full(degree="associate")
CASES += table(
    "staffing.teacher_degree",
    ("all", "bachelor or higher", rows("teacher", (3, BACHELOR), full(degree="master"), full(degree="doctor")),
     passes("1")),
    ("one associate of sixty", "a share of 1", rows("teacher", (59, BACHELOR), ASSOCIATE),
     fails(1, "1", actual="59/60")),
    ("secondary", "bachelor or higher", rows("teacher", BACHELOR, (2, full(degree="secondary"))), fails(2, "1")),
    ("a part-time associate", "full-time teachers only",
     rows("teacher", BACHELOR, {"employment": "part_time", "degree": "associate"}), PASS),
    ("a degree not known", MISSING, rows("teacher", (5, BACHELOR), full()), unknown("teacher.degree")),
    ("an associate perhaps full-time", MISSING, rows("teacher", BACHELOR, {"degree": "associate"}),
     unknown("teacher.employment")),
    ("a bachelor perhaps full-time", EVERY_FILLING, rows("teacher", BACHELOR, {"degree": "bachelor"}), PASS),
    ("one sure to lack it, one not known", EVERY_FILLING, rows("teacher", (5, BACHELOR), ASSOCIATE, full()),
     result("fail", required="1")),
    ("only part-time teachers", EMPTY_WHOLE, rows("teacher", {"employment": "part_time", "degree": "bachelor"}),
     NOT_APPLICABLE),
    ("no teacher on record", NO_REGISTER, {}, unknown("teacher")),
)
CASES += set_up_of_2010("staffing.teacher_degree", rows("teacher", ASSOCIATE),
                        fails(1, "1", clauses=["setup-2010:7"], verified="unverified"))

CASES += table(
    "staffing.training_hours",
    ("at the line", "360 hours", rows("teacher", (2, full(training_hours_5y=360))), PASS),
    ("an hour less", "every full-time teacher",
     rows("teacher", full(training_hours_5y=400), full(training_hours_5y=359)), fails(1, evidence=1)),
    ("half an hour less", "exact", rows("teacher", full(training_hours_5y="359.5")), fails(1)),
    ("no surplus of another makes up for it", "every",
     rows("teacher", full(training_hours_5y=900), (2, full(training_hours_5y=0))),
     fails(2, evidence=2)),
    ("part-time", "full-time teachers only",
     rows("teacher", full(training_hours_5y=360), {"employment": "part_time", "training_hours_5y": 0}), PASS),
    ("not known", MISSING, rows("teacher", full(training_hours_5y=360), full()), unknown("teacher.training_hours_5y")),
    ("too few, perhaps full-time", MISSING, rows("teacher", full(training_hours_5y=360), {"training_hours_5y": 0}),
     unknown("teacher.employment")),
    ("enough, perhaps full-time", EVERY_FILLING,
     rows("teacher", full(training_hours_5y=360), {"training_hours_5y": 360}), PASS),
    ("one sure, one not known", EVERY_FILLING, rows("teacher", full(training_hours_5y=0), full()), FAIL),
    ("no teacher on record", NO_REGISTER, {}, unknown("teacher")),
)
CASES += reach("staffing.training_hours", "no document narrows it", PLAN_DAY, fails(1),
               rows("teacher", full(training_hours_5y=0)))


def leader(role, degree, title, years=None):
    return {"role": role, "degree": degree, "title": title, "education_years": years}


HEAD, VICE, OTHER = "principal", "teaching_vice_principal", "other"
GOOD = leader(HEAD, "bachelor", "senior", 3)
CASES += table(
    "staffing.principal",
    ("the least that will do", "bachelor, senior title, 3 years",
     rows("leader", GOOD, leader(VICE, "bachelor", "senior", 0), leader(OTHER, "bachelor", "intermediate", 0)), PASS),
    ("more than that", "or higher",
     rows("leader", leader(HEAD, "doctor", "senior", 30), leader(OTHER, "master", "senior", 0)), PASS),
    ("a principal of two years", "3 years in education", rows("leader", leader(HEAD, "bachelor", "senior", 2)),
     fails(1, evidence=1)),
    ("a principal without a degree", "bachelor", rows("leader", leader(HEAD, "associate", "senior", 9)), fails(1)),
    ("a principal of intermediate title", "senior title", rows("leader", leader(HEAD, "doctor", "intermediate", 9)),
     fails(1)),
    ("a vice-principal of intermediate title", "the same without the years",
     rows("leader", GOOD, leader(VICE, "bachelor", "intermediate", 9)), fails(1)),
    ("a vice-principal without a degree", "the same", rows("leader", GOOD, leader(VICE, "associate", "senior", 9)),
     fails(1)),
    ("another of junior title", "intermediate title", rows("leader", GOOD, leader(OTHER, "bachelor", "junior", 9)),
     fails(1)),
    ("another without a title", "intermediate title", rows("leader", GOOD, leader(OTHER, "bachelor", "none", 9)),
     fails(1)),
    ("another without a degree", "bachelor", rows("leader", GOOD, leader(OTHER, "associate", "senior", 9)), fails(1)),
    ("all three", "each failing record is evidence of one finding",
     rows("leader", leader(HEAD, "bachelor", "senior", 2), leader(VICE, "bachelor", "junior"),
          leader(OTHER, "secondary", "none")),
     fails(3, evidence=3)),
    ("a principal's years not known", MISSING, rows("leader", leader(HEAD, "bachelor", "senior")),
     unknown("leader.education_years")),
    ("a vice-principal's years not known", "without the years",
     rows("leader", GOOD, leader(VICE, "bachelor", "senior")), PASS),
    ("a title not known", MISSING, rows("leader", GOOD, leader(OTHER, "bachelor", None)), unknown("leader.title")),
    ("a degree not known", MISSING, rows("leader", GOOD, leader(VICE, None, "senior")), unknown("leader.degree")),
    ("a role not known, of intermediate title", MISSING,
     rows("leader", GOOD, leader(None, "bachelor", "intermediate", 9)),
     unknown("leader.role")),
    ("a role not known, fit for all", EVERY_FILLING, rows("leader", GOOD, leader(None, "bachelor", "senior", 3)), PASS),
    ("a role not known, fit for none", EVERY_FILLING, rows("leader", GOOD, leader(None, "bachelor", "junior", 9)),
     FAIL),
    ("a title not known that saves nobody", EVERY_FILLING, rows("leader", leader(HEAD, "associate", None, 9)), FAIL),
    ("no leader on record", NO_REGISTER, {}, unknown("leader")),
)
NEW_HEAD = rows("leader", leader(HEAD, "bachelor", "senior", 2))
CASES += reach("staffing.principal", SETUP, PLAN_DAY, fails(1), NEW_HEAD, SETUP_KINDS)
CASES += reach("staffing.principal", SETUP_2001, "2010-07-05", fails(1), NEW_HEAD, SETUP_KINDS)
CASES += days("staffing.principal", "setup-2001 from 2001-07-02", NEW_HEAD,
              fails(1, clauses=["setup-2001:3"], verified="text"), first=("2001-07-01", "2001-07-02"))
CASES += table(
    "staffing.principal",
    ("three years in 2001", "3 years in education", "2010-07-05", rows("leader", GOOD), PASS),
    ("the last day of 2001", "until 2010-07-05", "2010-07-05", NEW_HEAD,
     fails(1, clauses=["setup-2001:3"], verified="text")),
    ("the first day of 2010", "unverified for 2010", "2010-07-06", NEW_HEAD,
     fails(1, clauses=["setup-2010:"], verified="unverified")),
)
