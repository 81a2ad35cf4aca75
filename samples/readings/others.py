# SPDX-License-Identifier: MIT
"""Rules that no audit of 22 March 2019 asks unless told to: on clauses that nobody has verified, or of a later day.

These have nothing to find in the city but what is planted for them; the others of their kind are read in
tests/rules/second_reading.py.
"""

from datetime import date

from reasoning import act, at_most, every, known, none

REPORTING, LATER = date(2019, 3, 22), date(2022, 1, 15)


def within_plan(city, school):
    return at_most(school["new_students"], school["enrolment_plan"])


def programme_quota(city, programme):
    return at_most(programme["new_students"], programme["quota"])


def plan_published(city, programme):
    return act(programme["plan_published_on"], city.as_of)


def insured(city, school):
    """Of those who assist or are on post."""
    return every(list(city.interns(school, "assist", "on_post")), lambda found: found[0]["insured"])


def intermediary(city, school):
    return none(list(city.interns(school)), lambda found: known(lambda agent: agent != "", found[0]["intermediary"]))


RULES = [  # id, subject, how, the day of the audit that asks it (with --include-unverified)
    ("enrolment.within_plan", "school", within_plan, REPORTING),
    ("enrolment.programme_quota", "programme", programme_quota, REPORTING),
    ("training.internship_insured", "school", insured, REPORTING),
    ("curriculum.plan_published", "programme", plan_published, LATER),
    ("training.internship_intermediary", "school", intermediary, LATER),
]
