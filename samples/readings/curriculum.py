# SPDX-License-Identifier: MIT
"""Programmes: all courses and all hours by plan item 6, the teaching plan of 2009 as amended in 2012."""

from reasoning import NOT_APPLICABLE, UNKNOWN, at_least, equal, every, known, line, within

# Those required before June 2019; history and art came with the guidelines of that month.
REQUIRED_SUBJECTS = frozenset(("politics", "chinese", "mathematics", "foreign_language", "information_technology",
                               "physical_education"))


def courses(city, programme):
    rows = city.rows(city.index["school", programme["school_id"]], "course")
    assert all(row["programme_id"] is not None for row in rows)
    return [row for row in rows if row["programme_id"] == programme["programme_id"]]


def courses_offered(city, programme):
    """A course of unknown subject may stand for one of the subjects that lack, not for two."""
    subjects = [row["subject"] for row in courses(city, programme)]
    needed = len(REQUIRED_SUBJECTS)
    low = len(REQUIRED_SUBJECTS & set(subjects))
    high = min(low + subjects.count(None), needed)
    return line(low, high, needed, str(low), needed - high)


def hours_taught(city, programme):
    """Course by course: what one has too many makes up for nothing in another."""
    return every(courses(city, programme), lambda row: known(lambda taught, planned: taught >= planned,
                                                             row["taught_hours"], row["planned_hours"]))


def after_transfer_exam(city, programme):
    if programme["integrated"] is None:
        return UNKNOWN
    return at_least(programme["hours_after_transfer_exam"], 1) if programme["integrated"] else NOT_APPLICABLE


RULES = [  # id, severity, subject, how
    ("curriculum.courses_offered", "major", "programme", courses_offered),
    ("curriculum.hours_taught", "major", "programme", hours_taught),
    ("curriculum.total_hours", "note", "programme", lambda city, row: within(row["total_hours"], 3000, 3300)),
    ("curriculum.credits", "minor", "programme", lambda city, row: at_least(row["credits"], 170)),
    ("curriculum.teaching_weeks", "note", "programme", lambda city, row: equal(row["teaching_weeks"], 40)),
    ("curriculum.after_transfer_exam", "major", "programme", after_transfer_exam),
]
