# SPDX-License-Identifier: MIT
"""Three-valued logic and counts with missing values, for the oracle.

True, False and None (not known). A register is a list of rows, or None where it is absent.
What it finds is an Outcome; the texts `actual` and `required` stand only where they are exact.
"""

from collections import namedtuple
from datetime import date
from fractions import Fraction
from math import ceil, floor

Outcome = namedtuple("Outcome", "result actual required shortfall", defaults=("", "", ""))

NOT_APPLICABLE = Outcome("notapplicable")
UNKNOWN = Outcome("unknown")


def all3(values):
    values = list(values)
    return False if False in values else None if None in values else True


def any3(values):
    values = list(values)
    return True if True in values else None if None in values else False


def not3(value):
    return None if value is None else not value


def known(test, *values):
    """The test of the values, None when one of them is missing."""
    return None if None in values else test(*values)


def word(truth):
    return {True: "pass", False: "fail", None: "unknown"}[truth]


def number(value):
    """A required number: whole, or the fraction that it is."""
    value = Fraction(value)
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def decimal(value):
    """A recorded number, with the decimals that it was recorded with."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value)}"


def condition(truth):
    """A single yes or no of the subject itself."""
    return Outcome(word(truth), *(("false", "true") if truth is False else ()))


def act(day, last):
    """An act must be on record, on `last` at the latest."""
    truth = day is not None and day <= last
    return Outcome(word(truth), day.isoformat() if day else "none", last.isoformat(),
                   str((day - last).days) if day and not truth else "")


def none(rows, bad):
    """No row may be bad: Kleene over the rows."""
    if rows is None:
        return UNKNOWN
    judged = [bad(row) for row in rows]
    truth = not3(any3(judged))
    sure = str(judged.count(True))
    return Outcome(word(truth), sure if None not in judged else "", "0", sure if truth is False else "")


def every(rows, good):
    return none(rows, lambda row: not3(good(row)))


def all_of(outcomes):
    """Every one must be met: the first breach stands for the whole, whatever is open beside it."""
    outcomes = list(outcomes)
    ranked = [one for result in ("fail", "unknown") for one in outcomes if one.result == result]
    return (ranked or outcomes)[0]


def line(low, high, required, shown, shortfall, write=number):
    """At least `required`, of a value from `low` to `high` (None: no upper end); `shortfall` is that of `high`."""
    truth = True if low >= required else False if high is not None and high < required else None
    exact = low == high
    return Outcome(word(truth), shown if exact and truth is not None else "", write(required),
                   str(shortfall) if truth is False else "")


def at_least(value, required):
    """A field of the subject itself; missing, it may be anything from nothing up."""
    if value is None:
        return line(0, None, required, "", "")
    return line(value, value, required, decimal(value), ceil(required - value))


def at_most(value, allowed):
    """A field of the subject itself, against another; missing, either may be anything."""
    if None in (value, allowed):
        return UNKNOWN
    return Outcome(word(value <= allowed), decimal(value), decimal(allowed),
                   str(ceil(value - allowed)) if value > allowed else "")


def within(value, low, high):
    """A field of the subject itself, in a band with both its ends; short by its distance from the band."""
    if value is None:
        return UNKNOWN
    truth = low <= value <= high
    return Outcome(word(truth), decimal(value), f"{number(low)}..{number(high)}",
                   "" if truth else str(ceil(max(low - value, value - high))))


def equal(value, required):
    return within(value, required, required)._replace(required=number(required)) if value is not None else UNKNOWN


def includes(found, wanted):
    """A set of the subject itself has all that is wanted; what else it has does not count."""
    if found is None:
        return UNKNOWN
    there, needed = len(found & wanted), len(wanted)
    return line(there, there, needed, str(there), needed - there)


def per_at_least(a, b, required, write=decimal):
    """a for each b. What is missing is more of a. Written as a decimal, but for the share of a part (write=number)."""
    if a is None or b is None:
        return UNKNOWN
    if b == 0:
        return Outcome("pass")
    ratio = Fraction(a) / b
    return line(ratio, ratio, required, f"{decimal(a)}/{decimal(b)}", ceil(required * b - a), write)


def count(rows, test):
    """How many rows pass, as lowest and highest; of an absent register nothing is known."""
    if rows is None:
        return 0, None
    judged = [test(row) for row in rows]
    return judged.count(True), judged.count(True) + judged.count(None)


def counted(rows, test, required):
    low, high = count(rows, test)
    return line(low, high, required, str(low), ceil(required) - (high or 0))


def tally(rows, inside, part):
    """For each row where it may stand: P in the part, N in the whole only, O outside."""
    for row in rows:
        place, member = inside(row), part(row)
        options = set()
        if place is not False:
            options |= {True: {"P"}, False: {"N"}, None: {"P", "N"}}[member]
        if place is not True:
            options.add("O")
        yield options


def pick(options, order):
    """(part, whole) when every row takes the first of `order` that it may."""
    taken = [next(place for place in order if place in row) for row in options]
    return taken.count("P"), len(taken) - taken.count("O")


def share(rows, inside, part, required):
    """The part of a whole, its lowest and highest value over every way to fill what is missing."""
    if rows is None:
        return UNKNOWN
    options = list(tally(rows, inside, part))
    few, many = pick(options, "NOP"), pick(options, "PON")
    if all(row == {"O"} for row in options):
        return NOT_APPLICABLE
    if 0 in (few[1], many[1]):
        return UNKNOWN
    return line(Fraction(*few), Fraction(*many), required, f"{few[0]}/{few[1]}",
                ceil(required * many[1]) - many[0])


def at_once(stays):
    """The largest number of stays that hold the same day; (start, end), both days included."""
    return max((sum(1 for other in stays if other[0] <= stay[0] <= other[1]) for stay in stays), default=0)


def at_once_range(sure, possible):
    """Lowest and highest, when `sure` stays and perhaps the `possible` ones count; a missing end is open."""
    low = at_once([stay for stay in sure if None not in stay])
    filled = [(start or date.min, end or date.max) for start, end in sure + possible]
    return low, at_once(filled)


def part_at_most(low, high, whole, limit):
    """A number from low to high, as a share of `whole`, may not exceed the limit; over it, how many too many."""
    if whole is None:
        return Outcome("pass") if high == 0 else UNKNOWN
    truth = True if high <= limit * whole else False if low > limit * whole else None
    exact = low == high and truth is not None
    return Outcome(word(truth), f"{low}/{number(whole)}" if exact else "", number(limit),
                   str(low - floor(limit * whole)) if exact and truth is False else "")


def years_after(day, years):
    """Nobody in these records is born on a 29th of February."""
    return day.replace(year=day.year + years)


def months_after(day, months):
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    ends = [31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30,
            31, 31, 30, 31, 30, 31]
    return date(year, month + 1, min(day.day, ends[month]))
