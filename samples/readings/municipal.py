# SPDX-License-Identifier: MIT
"""The city's own duties: plan items 5, 12 and 15, and the month table."""

from datetime import date, timedelta

from reasoning import NOT_APPLICABLE, act, any3, at_least, every, known, months_after


def results_published(city, row):
    """By the end of the plan's year: until then nothing is due."""
    day, last = row["results_published_on"], date(city.as_of.year, 12, 31)
    return NOT_APPLICABLE if not city.done(day) and city.as_of <= last else act(day, last)


def milestones(city, row):
    """A task is done by the end of its month, or that is still to come."""
    def in_order(task):
        done = task["completed_on"] if city.done(task["completed_on"]) else None
        last = known(lambda month: months_after(date.fromisoformat(month + "-01"), 1) - timedelta(1), task["month"])
        return any3([known(lambda day: day >= city.as_of, last),
                     False if done is None else known(lambda day: done <= day, last)])
    return every(city.tables["milestone"], in_order)


RULES = [  # id, severity, subject, how
    ("municipal.resource_bases", "major", "city", lambda city, row: at_least(row["resource_bases"], 10)),
    ("municipal.smart_campuses", "minor", "city", lambda city, row: at_least(row["smart_campuses"], 10)),
    ("municipal.results_published", "major", "city", results_published),
    ("municipal.milestones", "minor", "city", milestones),
]
