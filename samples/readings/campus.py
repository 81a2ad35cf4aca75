# SPDX-License-Identifier: MIT
"""Land, buildings, library: the set-up standard of 2010, article 8, and that of technical schools."""

from fractions import Fraction

from readings import is_set_up, is_technical, own_value
from readings.staffing import full_time
from reasoning import NOT_APPLICABLE, UNKNOWN, at_least, count, decimal, line, per_at_least


def total_area(field, of_new, of_technical):
    """Total land or buildings: of technical schools, and in 2010 of newly built ones only."""
    def rule(city, school):
        if is_technical(school):
            return at_least(school[field], of_technical)
        if not is_set_up(school) or school["newly_built"] is False:
            return NOT_APPLICABLE
        return at_least(school[field], of_new) if school["newly_built"] else UNKNOWN
    return rule


def per_student(field, required, reach=is_set_up):
    def rule(city, school):
        return per_at_least(school[field], school["students"], Fraction(required)) if reach(school) else NOT_APPLICABLE
    return rule


def teacher_reading_seats(city, school):
    if not is_set_up(school):
        return NOT_APPLICABLE
    seats, (low, high) = school["teacher_reading_seats"], count(city.rows(school, "teacher"), full_time)
    if seats is None or high is None:
        return UNKNOWN
    return line(Fraction(seats) / high, Fraction(seats) / low, Fraction(1, 5), f"{seats}/{low}",
                -(-low // 5) - seats, decimal)


RULES = [  # id, severity, subject, how
    ("campus.land_area", "key", "school", total_area("land_area_m2", 40000, 30000)),
    ("campus.land_per_student", "key", "school", per_student("land_area_m2", 33)),
    ("campus.building_area", "key", "school", total_area("building_area_m2", 24000, 18000)),
    ("campus.building_per_student", "key", "school",
     per_student("building_area_m2", 20, lambda school: is_set_up(school) or is_technical(school))),
    ("campus.track", "major", "school", own_value("track_m", 200)),
    ("campus.books_per_student", "major", "school", per_student("books", 30)),
    ("campus.periodicals", "minor", "school", own_value("periodical_kinds", 80)),
    ("campus.teacher_reading_seats", "minor", "school", teacher_reading_seats),
    ("campus.student_reading_seats", "minor", "school", per_student("student_reading_seats", Fraction(1, 10))),
]
