# SPDX-License-Identifier: MIT
"""Computers."""
from readings import (EVERY_FILLING, MISSING, PASS, WHOLE, fails, passes, school, set_up_of_2010, table, unknown)

CASES = []

CASES += table(
    "campus.computers",
    ("at the line", "15 for 100 students", school(students=1200, computers=180), passes("15")),
    ("one below", "15 for 100 students", school(students=1200, computers=179), fails(1, "15", actual="17900/1200")),
    ("a student more", WHOLE, school(students=1201, computers=180), fails(1, "15")),
    ("and a computer more", "15 * 12.01 is 180.15", school(students=1201, computers=181), PASS),
    ("none", "15 for 100 students", school(students=100, computers=0), fails(15, "15")),
    ("computers not known", MISSING, school(students=1200), unknown("school.computers")),
    ("students not known", MISSING, school(computers=179), unknown("school.students")),
    ("enough for the most students there can be", EVERY_FILLING, school(computers=30000), PASS),
    ("one short of that", EVERY_FILLING, school(computers=29999), unknown("school.students")),
    ("computers and no student", "per(a, 0) passes an at-least", school(students=0, computers=1), PASS),
)
CASES += set_up_of_2010("campus.computers", school(students=1200, computers=179),
                        fails(1, "15", clauses=["setup-2010:8"], verified="unverified"))
