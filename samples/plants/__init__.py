# SPDX-License-Identifier: MIT
"""What is planted in the city: breaches, gaps, and traps at the line, one module for each area.

A plant is a change to the faultless city and the results that it must have. Those that fail
or are unknown are all there are (generate.py holds them against the oracle); those that pass
or are not applicable are traps, which a careless reading would get wrong.
"""

from editor import Editor
from plants import (curriculum, enrolment, funding, health, municipal, others, private, quality, safety, staffing, standard,
                    training)

AREAS = (standard, staffing, enrolment, training, curriculum, quality, health, safety, funding, private, municipal, others)
PLANTS = [planted for area in AREAS for planted in area.PLANTS]


def apply_all(tables):
    """Plants everything, then puts each table in the order of its identifiers."""
    editor = Editor(tables)
    for planted in PLANTS:
        planted.change(editor)
    for rows in tables.values():
        identifier = next(iter(rows[0]))
        rows.sort(key=lambda row: row[identifier])
