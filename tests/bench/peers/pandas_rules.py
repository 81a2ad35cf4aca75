#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rules of ../plant.c in pandas: a frame for each table, columns of truth values, sums by subject.

usage: pandas_rules.py RECORDS.db RUN.json
RUN.json says which rules, with which limits, and which columns are needed; prints "name|result|count" lines.
A condition on rows of which something is missing is a pair: the rows where it surely holds, those where it may.
"""
import json
import sqlite3
import sys

import numpy as np
import pandas as pd

AS_OF = np.datetime64("2019-03-22")


def read(path, columns, dates):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = {table: pd.read_sql_query(f"SELECT {', '.join(names)} FROM {table}", database) for table, names in columns.items()}
    for frame in tables.values():
        for name in set(dates) & set(frame.columns):
            frame[name] = pd.to_datetime(frame[name])
    return tables


# ---- conditions ----

def known(condition, *columns):
    """`condition` where all columns are known, and may hold elsewhere."""
    there = np.logical_and.reduce([column.notna() for column in columns])
    return np.asarray(condition) & there, np.asarray(condition) | ~there


def one_of(column, *values):
    return known(column.isin(values), column)


def both(*pairs):
    return tuple(np.logical_and.reduce(side) for side in zip(*pairs))


def neither(pair):
    return ~pair[1], ~pair[0]


# ---- counts and results ----

class Counter:
    """Counts rows by the subject that they lie in."""

    def __init__(self, subjects, keys):
        self.size = len(subjects)
        self.index = pd.Index(subjects)
        self.codes = self.index.get_indexer(keys)

    def __call__(self, rows):
        inside = self.codes >= 0
        return np.bincount(self.codes[inside], weights=np.asarray(rows, dtype=float)[inside], minlength=self.size)


def results(*choices, otherwise="unknown"):
    """Result of each subject: that of the first choice whose condition holds."""
    return np.select([np.asarray(condition, dtype=bool) for condition, _ in choices], [result for _, result in choices], otherwise)


def bound(school):
    """Choices for those whom the set-up standard does not bind, or perhaps does not."""
    outside = ~school.kind.isin(["general", "vocational_high", "adult"]) | (school.remote_poor_area == 1)
    return (outside, "notapplicable"), (school.remote_poor_area.isna(), "unknown")


def rows_none(subjects, keys, bad):
    """None of a subject's rows is bad."""
    count = Counter(subjects, keys)
    return results((count(bad[0]) > 0, "fail"), (count(bad[1]) == 0, "pass"))


def share_at_least(t, whole, part, numerator, denominator):
    count = Counter(t["school"].school_id, t["teacher"].school_id)
    high_part, low_rest = count(both(whole, part)[1]), count(both(whole, neither(part))[1])
    low_part, high_rest = count(both(whole, part)[0]), count(both(whole, neither(part))[0])
    return results((bound(t["school"])[0][0] | (count(whole[1]) == 0), "notapplicable"), bound(t["school"])[1],
                   (count(whole[0]) == 0, "unknown"),
                   (low_part * denominator >= numerator * (low_part + low_rest), "pass"),
                   (high_part * denominator < numerator * (high_part + high_rest), "fail"))


# ---- the rules ----

def books_per_student(t, k):
    s = t["school"]
    return results(*bound(s), ((s.books == 0) & (s.students == 0), "notapplicable"),
                   (s.books.fillna(0) * 1000 >= 30 * k * s.students.fillna(200000), "pass"),
                   (s.books.fillna(100000000) * 1000 < 30 * k * s.students.fillna(0), "fail"))


def by_programme(t, rows):
    """Counters of rows by their programme, and of those of no programme by its school."""
    programme, frame = t["programme"], t[rows]
    own = Counter(programme.programme_id, frame.programme_id)
    of_school = Counter(t["school"].school_id, frame.school_id)
    nowhere, school = frame.programme_id.isna(), of_school.index.get_indexer(programme.school_id)
    return own, lambda mask: of_school(mask & nowhere)[school]


def hours_taught(t, _):
    c = t["course"]
    own, anybody = by_programme(t, "course")
    sure = c.taught_hours.fillna(20000) < c.planned_hours.fillna(0)
    maybe = c.taught_hours.fillna(0) < c.planned_hours.fillna(20000)
    return results((own(sure) > 0, "fail"), (own(maybe) + anybody(maybe) == 0, "pass"))


def charter(t, _):
    s, topics = t["school"], {"name", "address", "purpose", "management", "staff", "students", "teaching", "property_finance", "amendment"}
    complete = s.charter_topics.map(lambda text: topics <= set(text.split(",")), na_action="ignore")
    return results(*bound(s), (complete.isna(), "unknown"), (complete == True, "pass"), otherwise="fail")  # noqa: E712


def entrant_qualification(t, _):
    s = t["student"]
    qualified = one_of(s.prior_education, "junior_secondary", "equivalent", "senior_secondary")
    return rows_none(t["school"].school_id, s.school_id, both(neither(one_of(s.status, "withdrawn")), neither(qualified)))


def licence_valid(t, _):
    until = t["school"].licence_valid_until
    return results((until >= AS_OF, "pass"), (until < AS_OF, "fail"))


def no_double_registration(t, _):
    s = t["student"]
    alike = s[s.identity_hash.notna() & (s.identity_hash != "") & s.identity_hash.duplicated(keep=False)][["student_id", "school_id", "identity_hash", "status"]]
    pairs = alike.merge(alike, on="identity_hash")
    pairs = pairs[pairs.school_id_x != pairs.school_id_y]
    twins = s.student_id.isin(pairs.student_id_x[pairs.status_y == "enrolled"])
    perhaps = s.student_id.isin(pairs.student_id_x[pairs.status_y.isna()])
    double = np.asarray(twins), np.asarray(twins | perhaps | s.identity_hash.isna())
    listed = one_of(s.other_roll, "vocational", "technical")
    either = double[0] | listed[0], double[1] | listed[1]
    return rows_none(t["school"].school_id, s.school_id, both(one_of(s.status, "enrolled"), either))


def registration_deadline(t, _):
    s = t["student"]
    year = s.entered_on.dt.year.astype("float").fillna(2000).astype(int).astype(str)
    last_day = pd.to_datetime(year + np.where(s.season == "autumn", "-11-20", "-04-20"))
    late = known(s.registered_on.fillna(AS_OF) > last_day, s.season, s.entered_on)
    return rows_none(t["school"].school_id, s.school_id, both(neither(one_of(s.status, "withdrawn")), late))


def per_student(t, k):
    f, school = t["funding"], t["school"]
    count = Counter(school.school_id, f.school_id)
    sure, maybe = one_of(f.year, 2018)
    low_yuan, high_yuan = count(sure * f.appropriation_yuan.fillna(0)), count(maybe * f.appropriation_yuan.fillna(1e11))
    low_students, high_students = count(sure * f.average_students.fillna(0)), count(maybe * f.average_students.fillna(200000))
    return results((school.ownership != "public", "notapplicable"), (count(np.ones(len(f))) == 0, "unknown"),
                   ((high_yuan == 0) & (high_students == 0), "notapplicable"), ((low_yuan == 0) & (low_students == 0), "unknown"),
                   (low_yuan * 1000 >= 5000 * k * high_students, "pass"), (high_yuan * 1000 < 5000 * k * low_students, "fail"))


def guards(t, k):
    s = t["school"]
    need = lambda students, boarders: 2 * k + 1000 * ((students - 1000).clip(lower=0) // 500 + boarders // 200)
    return results((s.guards.fillna(0) * 1000 >= need(s.students.fillna(200000), s.boarders.fillna(200000)), "pass"),
                   (s.guards.fillna(10000) * 1000 < need(s.students.fillna(0), s.boarders.fillna(0)), "fail"))


def certificate(t, _):
    teacher, school = t["teacher"], t["school"]
    bad = both(one_of(teacher.employment, "full_time"), neither(one_of(teacher.certificate, 1)))
    return np.where(school.ownership != "private", "notapplicable", rows_none(school.school_id, teacher.school_id, bad))


def dual_qualified_share(t, k):
    teacher = t["teacher"]
    whole = both(one_of(teacher.employment, "full_time"), one_of(teacher.teaches, "professional"))
    return share_at_least(t, whole, one_of(teacher.dual_qualified, 1), 3 * k, 10000)


def full_time_teachers(t, k):
    count, full = Counter(t["school"].school_id, t["teacher"].school_id), one_of(t["teacher"].employment, "full_time")
    return results(*bound(t["school"]), (count(full[0]) * 1000 >= 60 * k, "pass"), (count(full[1]) * 1000 < 60 * k, "fail"))


def programme_teachers(t, k):
    teacher, programme = t["teacher"], t["programme"]
    own, anybody = by_programme(t, "teacher")
    good = both(one_of(teacher.employment, "full_time"), one_of(teacher.title, "intermediate", "senior"))
    school = t["school"].set_index("school_id").loc[programme.school_id].reset_index()
    return results(*bound(school), (own(good[0]) * 1000 >= 2 * k, "pass"), ((own(good[1]) + anybody(good[1])) * 1000 < 2 * k, "fail"))


def senior_title_share(t, k):
    return share_at_least(t, one_of(t["teacher"].employment, "full_time"), one_of(t["teacher"].title, "senior"), k, 5000)


def students_per_teacher(t, k):
    s, count = t["school"], Counter(t["school"].school_id, t["teacher"].school_id)
    sure, maybe = map(count, one_of(t["teacher"].employment, "full_time"))
    return results((bound(s)[0][0] | ((s.students == 0) & (maybe == 0)), "notapplicable"), bound(s)[1],
                   ((s.students.fillna(0) == 0) & (sure == 0), "unknown"),
                   (s.students.fillna(200000) * 1000 <= 20 * k * sure, "pass"), (s.students.fillna(0) * 1000 > 20 * k * maybe, "fail"))


def most_at_once(enterprise, first, last, weight):
    """By enterprise (codes): the most that run at the same moment."""
    codes, days = np.concatenate([enterprise, enterprise]), np.concatenate([first, last])
    changes = np.concatenate([weight, -weight])
    order = np.lexsort((-np.repeat([1, -1], len(first)), days, codes))
    codes, running = codes[order], np.cumsum(changes[order])  # all of an enterprise has ended before the next begins
    most = np.zeros(codes.max(initial=-1) + 1)
    np.maximum.at(most, codes, running)
    return most


def enterprise_intern_share(t, k):
    i, e = t["internship"], t["enterprise"]
    i = i[i.kind.isna() | (i.kind == "on_post")]
    index = pd.Index(e.enterprise_id)
    code = np.where(i.enterprise_id.isna(), len(e), index.get_indexer(i.enterprise_id))
    first, last = i.starts_on.fillna(pd.Timestamp.min).to_numpy().astype(np.int64), i.ends_on.fillna(pd.Timestamp.max).to_numpy().astype(np.int64)
    sure = np.asarray((i.kind == "on_post") & i.starts_on.notna() & i.ends_on.notna()).astype(int)
    runs = first <= last
    padded = lambda weight: np.pad(most_at_once(code[runs], first[runs], last[runs], weight[runs]), (0, len(e) + 1))[:len(e) + 1]
    least, most = padded(sure), padded(np.ones(len(i), dtype=int))
    certain, perhaps = (np.bincount(code[mask], minlength=len(e) + 1) for mask in (np.asarray(i.kind == "on_post"), np.ones(len(i), dtype=bool)))
    anybody, staff = most[-1], e.staff.to_numpy(dtype=float)
    limit = k * staff
    found = results((perhaps[:-1] + perhaps[-1] == 0, "notapplicable"), ((certain[:-1] == 0) | np.isnan(staff), "unknown"),
                    (least[:-1] * 10000 > limit, "fail"), (anybody * 10000 > limit, "unknown"),
                    ((most[:-1] + anybody) * 10000 <= limit, "pass"), otherwise="close")
    for close in np.flatnonzero(found == "close"):
        mine = runs & ((code == close) | (code == len(e)))
        together = most_at_once(np.zeros(mine.sum(), dtype=int), first[mine], last[mine], np.ones(mine.sum(), dtype=int))
        found[close] = "pass" if together.max(initial=0) * 10000 <= limit[close] else "unknown"
    return found


def internship_age(t, k):
    i = t["internship"]
    born = i[["student_id"]].merge(t["student"][["student_id", "birth_date"]], on="student_id", how="left").birth_date
    start = i.starts_on.dt
    before = (start.month < born.dt.month) | ((start.month == born.dt.month) & (start.day < born.dt.day))
    years = start.year - born.dt.year - before
    bad = both(one_of(i.kind, "assist", "on_post"), known(years * 1000 < 16 * k, i.starts_on, born))
    return rows_none(t["school"].school_id, i.school_id, bad)


def internship_agreement(t, _):
    i = t["internship"]
    in_time = np.asarray(i.agreement_on <= i.starts_on), np.asarray((i.agreement_on <= i.starts_on) | (i.starts_on.isna() & i.agreement_on.notna()))
    parties = i.agreement_parties.map(lambda text: {"school", "enterprise", "student"} <= set(text.split(",")), na_action="ignore")
    signed = both(in_time, known(parties == True, parties))  # noqa: E712
    return rows_none(t["school"].school_id, i.school_id, both(one_of(i.kind, "assist", "on_post"), neither(signed)))


def internship_hours(t, k):
    i = t["internship"]
    bad = both(one_of(i.kind, "assist", "on_post"), known(i.hours_per_day * 1000 > 8 * k, i.hours_per_day))
    return rows_none(t["school"].school_id, i.school_id, bad)


def internship_pay(t, k):
    i, (sure, maybe) = t["internship"], one_of(t["internship"].kind, "on_post")
    bad = (sure & (i.pay_yuan.fillna(1e6) * 10000 < 8 * k * i.probation_pay_yuan.fillna(0)),
           maybe & (i.pay_yuan.fillna(0) * 10000 < 8 * k * i.probation_pay_yuan.fillna(1e6)))
    return rows_none(t["school"].school_id, i.school_id, bad)


def main(path, run):
    with open(run, encoding="utf-8") as file:
        wanted = json.load(file)
    tables = read(path, wanted["columns"], wanted["dates"])
    for name, rule, k in wanted["rules"]:
        found, counts = np.unique(globals()[rule.split(".")[1]](tables, k), return_counts=True)
        for result, count in zip(found, counts):
            print(f"{name}|{result}|{count}")


if __name__ == "__main__":
    main(*sys.argv[1:])
