# SPDX-License-Identifier: MIT
"""Intake against plan and quota, and the city's list of qualified schools."""
from readings import (EVERY_FILLING, MISSING, NOT_APPLICABLE, NOT_DONE, NOT_IN_FORCE, PASS, PLAN_DAY, days, fails,
                      passes, programme, reach, result, school, table, unknown)

CASES = []

for rule, build, plan, entity, document in (
    ("enrolment.within_plan", school, "enrolment_plan", "school", "plan-2019:14"),
    ("enrolment.programme_quota", programme, "quota", "programme", "enrolment-2014:"),
):
    CASES += table(
        rule,
        ("as planned", "at most the plan", build(**{plan: 500, "new_students": 500}), passes("500")),
        ("one more", "at most the plan", build(**{plan: 500, "new_students": 501}),
         fails(1, "500", actual="501", clauses=[document], verified="unverified")),
        ("a plan of none", "zero is a plan", build(**{plan: 0, "new_students": 3}), fails(3, "0")),
        ("intake not known", MISSING, build(**{plan: 500}), unknown(entity + ".new_students")),
        ("plan not known", MISSING, build(new_students=500), unknown(f"{entity}.{plan}")),
        ("nobody taken in, plan not known", EVERY_FILLING, build(new_students=0), PASS),
        ("neither known", MISSING, build(), unknown(f"{entity}.{plan}", entity + ".new_students")),
    )
    CASES += reach(rule, "the document names no kind", PLAN_DAY, fails(1), build(**{plan: 500, "new_students": 501}))

CASES += days("enrolment.within_plan", "the plan of 2019-03-22 is for 2019", school(enrolment_plan=5, new_students=6),
              fails(1), first=("2019-03-21", "2019-03-22"), last=("2020-01-01", "2019-12-31"))
CASES += days("enrolment.programme_quota", "enrolment-2014 is of September 2014", programme(quota=5, new_students=6),
              fails(1), first=("2014-08-31", "2014-10-01"))


def listed(day=None):
    """A city, and when it published its list."""
    return {"city": [{"qualified_list_published_on": day}]}


BY_MAY = "by 31 May of the audit year"
CASES += table(
    "enrolment.qualified_list_published",
    ("on the last day", BY_MAY, "2020-06-01", listed("2020-05-31"),
     passes("2020-05-31", clauses=["enrolment-2020:"], verified="summary")),
    ("a day late", BY_MAY, "2020-06-01", listed("2020-06-01"), fails(1, "2020-05-31")),
    ("never", NOT_DONE, "2020-06-01", listed(), result("fail", required="2020-05-31")),
    ("the next year", BY_MAY, "2021-06-01", listed("2021-05-31"), passes("2021-05-31")),
    ("the next year, late", BY_MAY, "2021-06-30", listed("2021-06-03"), fails(3, "2021-05-31")),
    ("in time, before the day", BY_MAY, "2020-05-20", listed("2020-05-20"), PASS),
    ("on the circular's day", "enrolment-2020 is of 2020-05-15", "2020-05-15", listed("2020-05-15"),
     passes("2020-05-31", clauses=["enrolment-2020:"])),
    ("not yet, and there is time", BY_MAY, "2020-05-30", listed(), NOT_APPLICABLE),
    ("in 2019", "2019: month not seen", "2019-06-01", listed(), NOT_APPLICABLE),
    ("a day before the circular", "enrolment-2020 is of 2020-05-15", "2020-05-14", listed(), NOT_IN_FORCE),
)
