# SPDX-License-Identifier: MIT
"""Teachers: the set-up standard of 2010, article 7, and practice in enterprises."""

from datetime import date
from fractions import Fraction

from readings import is_set_up, of_private
from reasoning import (NOT_APPLICABLE, UNKNOWN, Outcome, all3, any3, count, counted, every, known, none, not3, number,
                       share, word)

PRACTICE_RULES_SINCE = date(2016, 5, 13)


def full_time(row):
    return known(lambda employment: employment == "full_time", row["employment"])


def professional(row):
    return known(lambda teaches: teaches == "professional", row["teaches"])


def full_time_professional(row):
    return all3([full_time(row), professional(row)])


def has_title(*titles):
    return lambda row: known(lambda title: title in titles, row["title"])


def full_time_teachers(city, school):
    return counted(city.rows(school, "teacher"), full_time, 60) if is_set_up(school) else NOT_APPLICABLE


def students_per_teacher(city, school):
    if not is_set_up(school):
        return NOT_APPLICABLE
    students, (low, high) = school["students"], count(city.rows(school, "teacher"), full_time)
    if students is None or high is None:
        return UNKNOWN
    truth = True if students <= 20 * low else False if students > 20 * high else None
    exact = low == high
    return Outcome(word(truth), f"{students}/{low}" if exact else "", "20",
                   str(-(-students // 20) - high) if truth is False else "")


def teacher_share(inside, part, required):
    def rule(city, school):
        if not is_set_up(school):
            return NOT_APPLICABLE
        return share(city.rows(school, "teacher"), inside, part, required)
    return rule


def is_dual(row):
    return row["dual_qualified"]


def dual_qualified_rising(city, school):
    last = school["dual_qualified_share_last_year"]
    rows = city.rows(school, "teacher")
    return UNKNOWN if last is None else share(rows, full_time_professional, is_dual, last)


def programme_teachers(city, programme):
    school = city.index["school", programme["school_id"]]
    if not is_set_up(school):
        return NOT_APPLICABLE
    return counted(city.rows(school, "teacher"), lambda row: all3([
        known(lambda mine: mine == programme["programme_id"], row["programme_id"]),
        full_time(row), has_title("intermediate", "senior")(row)]), 2)


def part_time_share(city, school):
    """Practised part-time teachers for each full-time one; a row of unknown employment may be either."""
    if not is_set_up(school):
        return NOT_APPLICABLE
    rows = city.rows(school, "teacher")
    if rows is None:
        return UNKNOWN
    full = [full_time(row) for row in rows]
    practised = [row["practice_experience"] for row in rows]
    assert all(answer is not None for answer, place in zip(practised, full) if place is False)
    sure_full = full.count(True)
    sure_part = sum(1 for place, answer in zip(full, practised) if place is False and answer)
    either = full.count(None)
    low, high = Fraction(sure_part, sure_full + either), Fraction(sure_part + either, sure_full)
    bottom, top = Fraction(15, 100), Fraction(30, 100)
    truth = True if bottom <= low and high <= top else False if high < bottom or low > top else None
    short = -(-bottom * sure_full // 1) - sure_part if high < bottom else sure_part - top * sure_full // 1
    return Outcome(word(truth), f"{sure_part}/{sure_full}" if not either else "", f"{number(bottom)}..{number(top)}",
                   str(short) if truth is False and not either else "")


def enterprise_practice(city, school):
    return every(city.rows(school, "teacher"), lambda row: any3([
        not3(full_time_professional(row)), known(lambda months: months >= 6, row["enterprise_months_5y"])]))


def practice_before_teaching(city, school):
    """Hired since the rule, never in an enterprise before, no month of practice since, yet has taught."""
    return none(city.rows(school, "teacher"), lambda row: all3([
        professional(row), known(lambda day: day >= PRACTICE_RULES_SINCE, row["hired_on"]),
        not3(row["enterprise_experience"]), known(lambda months: months == 0, row["enterprise_months_5y"]),
        known(lambda day: day <= city.as_of, row["first_taught_on"])]))


def certificate(city, school):
    """By the law on private schools; nobody has read the text that reaches public ones."""
    return every(city.rows(school, "teacher"), lambda row: any3([not3(full_time(row)), row["certificate"]]))


RULES = [  # id, severity, subject, how
    ("staffing.full_time_teachers", "key", "school", full_time_teachers),
    ("staffing.students_per_teacher", "key", "school", students_per_teacher),
    ("staffing.senior_title_share", "major", "school", teacher_share(full_time, has_title("senior"), Fraction(1, 5))),
    ("staffing.professional_teacher_share", "major", "school", teacher_share(full_time, professional, Fraction(1, 2))),
    ("staffing.dual_qualified_share", "major", "school", teacher_share(full_time_professional, is_dual, Fraction(3, 10))),
    ("staffing.dual_qualified_rising", "note", "school", dual_qualified_rising),
    ("staffing.programme_teachers", "major", "programme", programme_teachers),
    ("staffing.part_time_share", "note", "school", part_time_share),
    ("staffing.enterprise_practice", "major", "school", enterprise_practice),
    ("staffing.practice_before_teaching", "minor", "school", practice_before_teaching),
    ("staffing.certificate", "major", "school", of_private(certificate)),
]
