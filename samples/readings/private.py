# SPDX-License-Identifier: MIT
"""Schools run by society: the law on private education of 2018, articles 21 and 39."""

from fractions import Fraction
from math import ceil

from readings import of_private, within_the_year
from reasoning import UNKNOWN, act, all_of, at_least, line

A_THIRD = Fraction(1, 3)


def experienced(members, able):
    if None in (members, able):
        return UNKNOWN
    part = Fraction(able) / members if members else 0
    return line(part, part, A_THIRD, f"{able}/{members}", ceil(A_THIRD * members) - able)


def board(city, school):
    members = school["board_members"]
    return all_of([at_least(members, 5), experienced(members, school["board_members_experienced"]),
                   act(school["board_filed_on"], city.as_of)])


RULES = [  # id, severity, subject, how
    ("private.board", "minor", "school", of_private(board)),
    ("private.audit", "minor", "school", of_private(within_the_year("audit_published_on"))),
]
