# SPDX-License-Identifier: MIT
"""The city's own duties. There is one city, so each duty has one plant."""

from plants.words import fails, outside, passes, plant, unknown
from schools import CITY

PLANTS = [
    plant("nine smart campuses", "ten are planned", lambda c: c.row("city", CITY, smart_campuses=9),
          fails("municipal.smart_campuses", CITY, "9", "10", 1)),
    plant("teaching resource bases not counted", "not known is not zero",
          lambda c: c.row("city", CITY, resource_bases=None), unknown("municipal.resource_bases", CITY)),
    plant("results of the check not yet published", "there is time until the end of the year",
          lambda c: c.row("city", CITY, results_published_on=None), outside("municipal.results_published", CITY)),
    plant("a task of January done on 1 February, one of February never, one of January on the 31st",
          "the 31st is in time; the open tasks of March are not yet late", lambda c: (
              c.row("milestone", "W011", completed_on="2019-02-01"), c.row("milestone", "W021", completed_on=None),
              c.row("milestone", "W012", completed_on="2019-01-31")),
          fails("municipal.milestones", CITY, "2", "0", 2)),
]
