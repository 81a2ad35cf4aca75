# SPDX-License-Identifier: MIT
"""The fitness standard of 2014 and the regulation on school sport."""

from readings import own_value
from reasoning import all3, all_of, condition, every, known, none


def fitness_tested(city, school):
    """In every grade: each that was tested, and none with students that has no test on record."""
    tests = city.rows(school, "fitness_test")
    grades = [row["grade"] for row in tests]

    def left_out(student):
        grade = student["grade"]
        missed = (False if grade in grades else None if None in grades else True) if grade is not None else None
        return all3([known(lambda status: status == "enrolled", student["status"]), missed])
    return all_of([every(tests, lambda row: known(lambda tested, exempt, enrolled: tested + exempt == enrolled,
                                                  row["tested"], row["exempt"], row["enrolled"])),
                   none(city.rows(school, "student"), left_out)])


def graduation(row):
    """The certificate is empty for those still there: only a graduate's empty one is not known."""
    if row["certificate"] is None:
        return None if row["status"] in ("graduated", None) else False
    return row["certificate"] == "graduation"


def fitness_graduation(city, school):
    return none(city.rows(school, "student"), lambda row: all3([
        graduation(row), known(lambda score: score < 50, row["fitness_graduation_score"])]))


def is_vocational_high(school):
    return school["kind"] == "vocational_high"


def always(school):
    return True


RULES = [  # id, severity, subject, how
    ("health.fitness_tested", "major", "school", fitness_tested),
    ("health.fitness_graduation", "major", "school", fitness_graduation),
    ("health.pe_every_grade", "major", "school", lambda city, school: condition(school["pe_every_grade"])),
    ("health.daily_activity", "minor", "school", own_value("daily_activity_minutes", 60, is_vocational_high)),
    ("health.sports_meeting", "minor", "school", own_value("sports_meetings", 1, always)),
]
