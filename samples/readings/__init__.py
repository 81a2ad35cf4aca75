# SPDX-License-Identifier: MIT
"""What the requirements say, one module for each area, in the words of `reasoning`."""

from reasoning import NOT_APPLICABLE, UNKNOWN, Outcome, at_least, months_after, word


def is_set_up(school):
    """Reached by the set-up standard of 2010."""
    return school["kind"] in ("general", "vocational_high", "adult") and not school["remote_poor_area"]


def is_technical(school):
    return school["kind"] == "technical" and not school["remote_poor_area"]


def own_value(field, required, reach=is_set_up):
    """A rule: this field of the school is at least so much."""
    return lambda city, school: at_least(school[field], required) if reach(school) else NOT_APPLICABLE


def of_private(judge):
    """A rule that reaches private schools only; whom it reaches is open where the ownership is."""
    def rule(city, school):
        if school["ownership"] is None:
            return UNKNOWN
        return judge(city, school) if school["ownership"] == "private" else NOT_APPLICABLE
    return rule


def within_the_year(field):
    """A rule: this act of the school lies within the twelve months to the audit date, their first day included."""
    def rule(city, school):
        day, first = school[field], months_after(city.as_of, -12)
        truth = city.done(day) and day >= first
        return Outcome(word(truth), day.isoformat() if day else "none", f"{first}..{city.as_of}",
                       str((first - day).days) if day and day < first else "")
    return rule
