# SPDX-License-Identifier: MIT
"""Safety systems, guards, incidents."""

from plants.words import fails, passes, plant, unknown
from schools import SAFETY

EVERY_SYSTEM = SAFETY + ("dormitory",)

PLANTS = [
    plant("boarders, and no system for the dormitory", "nine are enough only where nobody boards",
          lambda c: c.school(35, safety_systems=SAFETY), fails("safety.systems", 35, "0", "1", 1)),
    plant("no boarders, and no system for the dormitory", "nobody boards", lambda c: None,
          passes("safety.systems", 4, "9", "9")),
    plant("nine systems, one of them for a dormitory that nobody lives in, none for activities off campus",
          "nine in number are not the nine", lambda c: c.school(2, safety_systems=SAFETY[:-1] + ("dormitory",)),
          fails("safety.systems", 2, "8", "9", 1)),
    plant("safety systems not on file", "empty is not known, 无 would be none",
          lambda c: c.school(18, safety_systems=None), unknown("safety.systems", 18)),
    plant("boarders not counted, nine systems, three guards", "with boarders a tenth system, and with 400 a fourth guard",
          lambda c: c.school(12, boarders=None), unknown("safety.systems", 12), unknown("safety.guards", 12)),
    plant("boarders not counted, all ten systems, one guard", "ten are enough and one is too few in any case",
          lambda c: c.school(34, boarders=None, safety_systems=EVERY_SYSTEM, guards=1),
          passes("safety.systems", 34), fails("safety.guards", 34, "1", "", 1)),

    plant("1200 students, two guards", "only a full 500 above 1000 counts", lambda c: c.school(4, guards=2),
          passes("safety.guards", 4, "2", "2")),
    plant("2400 students with 960 boarders, eight guards", "two full 500 above 1000, four full 200: neither is rounded up",
          lambda c: c.school(1, guards=8), passes("safety.guards", 1, "8", "8")),
    plant("1500 students, two guards", "the first full 500 above 1000 is there",
          lambda c: c.school(16, guards=2), fails("safety.guards", 16, "2", "3", 1)),
    plant("950 students with 200 boarders, two guards", "boarders count below 1000 students too",
          lambda c: c.school(22, boarders=200, safety_systems=EVERY_SYSTEM, guards=2),
          fails("safety.guards", 22, "2", "3", 1)),
    plant("380 students with 199 boarders, two guards", "one short of a full 200",
          lambda c: c.school(24, boarders=199, guards=2), passes("safety.guards", 24, "2", "2")),
    plant("1560 students with 624 boarders, five guards", "one for the students and three for the boarders beside the two",
          lambda c: c.school(37, guards=5), fails("safety.guards", 37, "5", "6", 1)),
    plant("guards not counted", "major, so the verdict does not wait", lambda c: c.school(28, guards=None),
          unknown("safety.guards", 28)),

    plant("an incident reported the next day", "one day is allowed",
          lambda c: c.row("incident", "A04", occurred_on="2018-11-06", reported_on="2018-11-07"),
          passes("safety.incidents_reported", 4, "0", "0")),
    plant("an incident reported after two days", "one day is allowed",
          lambda c: c.row("incident", "A39", occurred_on="2018-11-06", reported_on="2018-11-08"),
          fails("safety.incidents_reported", 39, "1", "0", 1)),
    plant("an incident never reported, not known to be filed", "a breach whatever was filed",
          lambda c: c.row("incident", "A11", reported_on=None, filed=None),
          fails("safety.incidents_reported", 11, "1", "0", 1)),
    plant("an incident reported at once and not filed", "both are asked for",
          lambda c: c.row("incident", "A32", filed=False), fails("safety.incidents_reported", 32, "1", "0", 1)),
    plant("not known whether an incident was filed", "a yes or no is no act date",
          lambda c: c.row("incident", "A25", filed=None), unknown("safety.incidents_reported", 25)),
    plant("not known when a reported incident happened", "in time or not",
          lambda c: c.row("incident", "A18", occurred_on=None), unknown("safety.incidents_reported", 18)),
    plant("no incident", "nothing to report", lambda c: None, passes("safety.incidents_reported", 1, "0", "0")),
]
