# SPDX-License-Identifier: MIT
"""Money to run on: the law of 1996, article 24, and the province's aim for each student."""

from reasoning import NOT_APPLICABLE, UNKNOWN, any3, counted, known, per_at_least


def last_full_year(city, school):
    """The school's records of that year; None where it has no record of any."""
    rows = city.rows(school, "funding")
    assert rows is None or all(row["year"] is not None for row in rows)
    return rows and [row for row in rows if row["year"] == city.as_of.year - 1]


def some(row, *fields):
    return any3(known(lambda yuan: yuan > 0, row[field]) for field in fields)


def has_source(ownership):
    """Public money for a public school, income of its own for a private one."""
    def judge(row):
        of_public, of_private = some(row, "appropriation_yuan"), some(row, "tuition_yuan", "service_income_yuan")
        open_answer = of_public if of_public == of_private else None
        return {"public": of_public, "private": of_private, None: open_answer}[ownership]
    return judge


def stable_source(city, school):
    return counted(last_full_year(city, school), has_source(school["ownership"]), 1)


def per_student(city, school):
    """Public money for each student of the year's average; where the year has no record, nothing tells how many."""
    if school["ownership"] == "private":
        return NOT_APPLICABLE
    rows = last_full_year(city, school)
    if not rows or school["ownership"] is None:
        return UNKNOWN
    (row,) = rows
    return per_at_least(row["appropriation_yuan"], row["average_students"], 5000)


RULES = [  # id, severity, subject, how
    ("funding.stable_source", "key", "school", stable_source),
    ("funding.per_student", "note", "school", per_student),
]
