# SPDX-License-Identifier: MIT
"""Money to run on."""

from plants.words import fails, outside, passes, plant, unknown


def money(c, number, **changes):
    """Changes the school's record of 2018."""
    c.row("funding", f"M{number:02d}2018", **changes)


PLANTS = [
    plant("a public school with tuition of 2 million yuan and no appropriation in 2018", "tuition does not stand in for "
          "public money", lambda c: money(c, 16, appropriation_yuan=0, tuition_yuan=2000000),
          fails("funding.stable_source", 16, "0", "1", 1), fails("funding.per_student", 16, "0/1502", "5000", 7510000)),
    plant("a private school with records of 2017 and 2019", "the last full year is 2018",
          lambda c: money(c, 40, year=2019), fails("funding.stable_source", 40, "0", "1", 1),
          outside("funding.per_student", 40)),
    plant("a private school that lives on its services", "income need not be tuition",
          lambda c: money(c, 24, tuition_yuan=0), passes("funding.stable_source", 24, "1", "1")),
    plant("a private school whose service income is not known", "its tuition is income enough",
          lambda c: money(c, 36, service_income_yuan=None), passes("funding.stable_source", 36, "1", "1")),
    plant("a private school whose income is not known, with an appropriation", "an appropriation is no income of its own",
          lambda c: money(c, 22, tuition_yuan=None, service_income_yuan=None, appropriation_yuan=100000),
          unknown("funding.stable_source", 22)),
    plant("the appropriation of 2018 not known, that of 2017 on record", "the last full year is 2018",
          lambda c: money(c, 23, appropriation_yuan=None), unknown("funding.stable_source", 23),
          unknown("funding.per_student", 23)),
    plant("no row of funding", "an absent register is not a school without money", lambda c: c.drop(13, "funding"),
          unknown("funding.stable_source", 13), unknown("funding.per_student", 13)),

    plant("6020000 yuan for 1204 students on average", "5000 each",
          lambda c: money(c, 4, appropriation_yuan=6020000),
          passes("funding.per_student", 4, "6020000/1204", "5000")),
    plant("10252500 yuan for 2050.5 students on average", "5000 each of the average, less for each of 2051",
          lambda c: money(c, 8, appropriation_yuan=10252500, average_students="2050.5"),
          passes("funding.per_student", 8, "10252500/2050.5", "5000")),
    plant("3499999 yuan for 700 students on average", "one yuan short; a note, so the school stays qualified",
          lambda c: money(c, 21, appropriation_yuan=3499999), fails("funding.per_student", 21, "3499999/700", "5000", 1)),
    plant("average students not known", "the money is there, its share for each is not",
          lambda c: money(c, 27, average_students=None), unknown("funding.per_student", 27),
          passes("funding.stable_source", 27, "1", "1")),
    plant("a private school without an appropriation", "the aim is for public money", lambda c: None,
          outside("funding.per_student", 35), passes("funding.stable_source", 35, "1", "1")),
]
