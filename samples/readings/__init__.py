# SPDX-License-Identifier: MIT
"""What the requirements say, one module for each area, in the words of `reasoning`."""

from reasoning import NOT_APPLICABLE, at_least


def is_set_up(school):
    """Reached by the set-up standard of 2010."""
    return school["kind"] in ("general", "vocational_high", "adult") and not school["remote_poor_area"]


def is_technical(school):
    return school["kind"] == "technical" and not school["remote_poor_area"]


def own_value(field, required, reach=is_set_up):
    """A rule: this field of the school is at least so much."""
    return lambda city, school: at_least(school[field], required) if reach(school) else NOT_APPLICABLE
