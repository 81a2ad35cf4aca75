# SPDX-License-Identifier: MIT
"""The words that the tables of the second reading are written in.

A row of a table is what the case is, the words of the text that it rests on, the records, and the result; the day
stands before the records where it is not the table's. One file here is one area, and `days` the days of the others.
"""
from collections import namedtuple

Case = namedtuple("Case", "rule name words day records wanted")

PLAN_DAY = "2019-03-22"
BEFORE_2022, FROM_2022 = "2022-11-01", "2022-11-02"
KINDS = ("general", "vocational_high", "adult", "technical", "arts", "sports", "special", "attached")
SETUP_KINDS = KINDS[:3]

# Words that many rows rest on.
SETUP = "setup-2010 is for general, vocational_high and adult schools, remote poor areas apart"
SETUP_2001 = "setup-2001 is for general, vocational_high and adult schools"
EVERY_FILLING = "pass or fail where it is so for every way to fill what is missing"
MISSING = "empty is not known"
REACH_MISSING = "nor is it known whom the duty reaches"
NOT_DONE = "an empty act date is not done"
WHOLE = "exact ratios; the smallest whole number that would comply"
EMPTY_WHOLE = "a share of an empty whole is not applicable"
NO_REGISTER = "every school has such rows; none at all is not known"


# Results. `required` and `actual` are exact, `clauses` are the beginnings of all that are cited.

def result(word, **more):
    return {"result": word, **more}


def passes(required=None, **more):
    return result("pass", **({} if required is None else {"required": required}), **more)


def fails(shortfall, required=None, **more):
    return result("fail", shortfall=shortfall, **({} if required is None else {"required": required}), **more)


def unknown(*fields):
    return result("unknown", missing=set(fields))


PASS, FAIL, NOT_APPLICABLE, NOT_IN_FORCE = (result(word) for word in ("pass", "fail", "notapplicable", "not_in_force"))
JUDGED = result(None)  # in force, whatever it says


# Records. What a row leaves out of a school is that of an ordinary public city school, and else not known (None).

NONE = ""  # a text or set that is known to be none


def school(**fields):
    return {"school": [fields]}


def programme(**fields):
    return {"programme": [fields]}


def rows(entity, *groups, **more):
    """Each group is a row, or how many of it and the row."""
    groups = [group if isinstance(group, tuple) else (1, group) for group in groups]
    return {entity: [row for count, row in groups for _ in range(count)], **more}


def changed(records, **fields):
    """The same records of a school with other fields."""
    return {**records, "school": [{**records.get("school", [{}])[0], **fields}]}


def full(**fields):
    return {"employment": "full_time", **fields}


def intern(kind="on_post", **fields):
    """An internship with its student and its enterprise, whose fields stand after a dot."""
    return {"kind": kind, "starts_on": "2016-05-01", "ends_on": "2016-10-31", "student.birth_date": "1998-01-01",
            "student.grade": 3, "enterprise.category": "service", **fields}


def equipment(yuan, students, **more):
    return school(equipment_value_yuan=yuan, students=students, **more)


# Tables.

def table(rule, *cases, day=PLAN_DAY):
    for case in cases:
        name, words, when, records, wanted = case if len(case) == 5 else (*case[:2], day, *case[2:])
        yield Case(rule, name, words, when, records, wanted)


def reach(rule, words, day, judged, records, kinds=KINDS):
    """Schools of each kind, and one in a remote poor area, with the same records: judged, or out of reach."""
    remote = judged if kinds == KINDS else NOT_APPLICABLE
    for kind in KINDS:
        yield Case(rule, kind, words, day, changed(records, kind=kind), judged if kind in kinds else NOT_APPLICABLE)
    yield Case(rule, "remote", words, day, changed(records, remote_poor_area=1), remote)
    for field in ("kind", "remote_poor_area") if kinds != KINDS else ():
        yield Case(rule, field + " not known", REACH_MISSING, day, changed(records, **{field: None}),
                   unknown("school." + field))


def days(rule, words, records, judged, first=None, last=None):
    """`first` and `last` are each a day out of force and the day beside it in force."""
    for outside, inside in filter(None, (first, last)):
        yield Case(rule, "a day outside", words, outside, records, NOT_IN_FORCE)
        yield Case(rule, "the day itself", words, inside, records, judged)


def set_up_of_2010(rule, records, judged):
    """A rule on the set-up standard of 2010 alone: its kinds and its first day."""
    yield from reach(rule, SETUP, PLAN_DAY, judged, records, SETUP_KINDS)
    yield from days(rule, "setup-2010 from 2010-07-06", records, judged, first=("2010-07-05", "2010-07-06"))
