# SPDX-License-Identifier: MIT
"""The words in which plants are written: what is changed, and the results that it must have."""

from collections import namedtuple

from schools import school_id

Expect = namedtuple("Expect", "rule entity subject result actual required shortfall")
Plant = namedtuple("Plant", "what why change expects")


def plant(what, why, change, *expects):
    return Plant(what, why, change, expects)


def expect(result):
    """A maker of expectations: `subject` is a school's number, or the id of another record."""
    def make(rule, subject, actual="", required="", shortfall=""):
        if isinstance(subject, int):
            return Expect(rule, "school", school_id(subject), result, actual, required, str(shortfall))
        entity = {"P": "programme", "E": "enterprise", "G": "post", "9": "city"}[subject[0]]
        return Expect(rule, entity, subject, result, actual, required, str(shortfall))
    return make


passes, fails, unknown, outside = expect("pass"), expect("fail"), expect("unknown"), expect("notapplicable")
