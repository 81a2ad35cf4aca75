# SPDX-License-Identifier: MIT
"""What only an audit of a later day, or one that includes what is not verified, asks for."""

from plants.words import fails, passes, plant, unknown
from schools import programme_id


def one_more_than(c, number):
    row = c.school(number)
    c.school(number, enrolment_plan=row["new_students"] - 1)


def quota(c, number, i, short):
    row = c.programme(number, i)
    c.programme(number, i, quota=row["new_students"] - short)


PLANTS = [
    plant("an intake of one more than planned", "the plan read as a cap, which no text seen says",
          lambda c: one_more_than(c, 33), fails("enrolment.within_plan", 33, "462", "461", 1)),
    plant("an intake of exactly what was planned", "a plan fulfilled is not exceeded",
          lambda c: c.school(34, enrolment_plan=c.school(34)["new_students"]), passes("enrolment.within_plan", 34)),
    plant("a programme with one student more than its quota, and one with exactly as many", "the quota itself is allowed",
          lambda c: (quota(c, 33, 1, 1), quota(c, 33, 2, 0)),
          fails("enrolment.programme_quota", programme_id(33, 1), "116", "115", 1),
          passes("enrolment.programme_quota", programme_id(33, 2))),
    plant("an on-post intern without insurance", "all who assist or are on post",
          lambda c: c.change(33, "internship", 1, {"kind": "on_post"}, insured=False),
          fails("training.internship_insured", 33, "1", "0", 1)),
    plant("an on-post intern whose insurance is not known", "not known is not insured",
          lambda c: c.change(21, "internship", 1, {"kind": "on_post"}, insured=None),
          unknown("training.internship_insured", 21)),
    plant("a programme plan that was never published", "asked for from 5 June 2019 on",
          lambda c: c.programme(33, 1, plan_published_on=None),
          fails("curriculum.plan_published", programme_id(33, 1), "none", "2022-01-15")),
    plant("interns placed by an agent", "forbidden from 31 December 2021 on",
          lambda c: c.change(33, "internship", 2, {"kind": "on_post"}, intermediary="云泽市劳务中介"),
          fails("training.internship_intermediary", 33, "2", "0", 2)),
    plant("an intern of whom it is not known whether an agent placed", 'empty is not known, "" would be none',
          lambda c: c.change(21, "internship", 1, {"kind": "on_post"}, intermediary=None),
          unknown("training.internship_intermediary", 21)),
]
