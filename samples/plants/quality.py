# SPDX-License-Identifier: MIT
"""Yearly reports. Their dates are those of acts, so there are no gaps: empty is not done."""

from plants.words import fails, passes, plant

PLANTS = [
    plant("quality report and self-diagnosis both of 22 March 2018", "the first day of the twelve months is in",
          lambda c: c.school(4, quality_report_published_on="2018-03-22", diagnosis_report_on="2018-03-22"),
          passes("quality.annual_report", 4, "2018-03-22", "2018-03-22..2019-03-22"),
          passes("quality.self_diagnosis", 4, "2018-03-22", "2018-03-22..2019-03-22")),
    plant("quality report of 21 March 2018", "a day too old; minor",
          lambda c: c.school(33, quality_report_published_on="2018-03-21"),
          fails("quality.annual_report", 33, "2018-03-21", "2018-03-22..2019-03-22", 1)),
    plant("quality report never published", "act date: empty is not done",
          lambda c: c.school(27, quality_report_published_on=None),
          fails("quality.annual_report", 27, "none", "2018-03-22..2019-03-22")),
    plant("self-diagnosis of 21 March 2018", "a day too old; minor",
          lambda c: c.school(28, diagnosis_report_on="2018-03-21"),
          fails("quality.self_diagnosis", 28, "2018-03-21", "2018-03-22..2019-03-22", 1)),
    plant("attached classes without a self-diagnosis", "the plan asks it of every school",
          lambda c: c.school(29, diagnosis_report_on=None), fails("quality.self_diagnosis", 29, "none", "2018-03-22..2019-03-22")),
]
