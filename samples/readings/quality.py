# SPDX-License-Identifier: MIT
"""The yearly quality report and the self-diagnosis of teaching: plan items 8 and 11."""

from readings import within_the_year

RULES = [  # id, severity, subject, how
    ("quality.annual_report", "minor", "school", within_the_year("quality_report_published_on")),
    ("quality.self_diagnosis", "minor", "school", within_the_year("diagnosis_report_on")),
]
