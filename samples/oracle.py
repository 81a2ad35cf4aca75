# SPDX-License-Identifier: MIT
"""The expected results of the sample city, computed without hecha.

An independent reading of the requirements themselves (readings/, one module an area), as of
the city's reporting date (22 March 2019, so the texts in force on that day), over the CSV
files. Rules whose only clauses are not verified are left out, as hecha leaves them out by
default, and those that came into force later. `python3 samples/oracle.py samples/city` prints
what it finds.
"""

import sys
from collections import defaultdict

import forms
from readings import (campus, curriculum, enrolment, funding, health, municipal, others, private, quality, safety, staffing,
                      training)

ENTITIES = ("city", "school", "programme", "course", "teacher", "student", "enterprise", "post", "cooperation",
            "internship", "joint_schooling", "brochure", "payment", "complaint", "enrolment_report", "funding",
            "fitness_test", "incident", "milestone")
EXPECTED = {"teacher", "student", "funding"}  # of those read here: a school without a row has an absent register


class City:
    """All records, with the ways between them."""

    def __init__(self, folder):
        self.tables = {entity: forms.read(folder, entity) for entity in ENTITIES}
        self.row = self.tables["city"][0]
        self.as_of = self.row["reporting_date"]
        self.of_school = {entity: defaultdict(list) for entity in ENTITIES}
        for entity, rows in self.tables.items():
            for row in rows:
                self.of_school[entity][row.get("school_id")].append(row)
        self.index = {(entity, row[entity + "_id"]): row for entity in ("school", "student", "enterprise")
                      for row in self.tables[entity]}

    def rows(self, school, entity):
        rows = self.of_school[entity][school["school_id"]]
        return None if not rows and entity in EXPECTED else rows

    def interns(self, school, *kinds):
        """The internships of a school with its students and enterprises beside them."""
        for row in self.rows(school, "internship"):
            assert None not in (row["kind"], row["student_id"], row["enterprise_id"], row["starts_on"])
            if not kinds or row["kind"] in kinds:
                yield row, self.index["student", row["student_id"]], self.index["enterprise", row["enterprise_id"]]

    def done(self, day):
        """An act is done when its date is on record and not in the future."""
        return day is not None and day <= self.as_of


AREAS = (enrolment, staffing, campus, training, curriculum, quality, health, safety, funding, private, municipal)
RULES = [rule for area in AREAS for rule in area.RULES]  # id, severity, subject, how


def audit(folder):
    """Every result: (rule, subject entity, subject id) to its Outcome; and the verdict of every school."""
    city = City(folder)
    results, standing = {}, defaultdict(set)
    for rule, severity, entity, judge in RULES:
        for subject in city.tables[entity]:
            outcome = judge(city, subject)
            results[rule, entity, subject[entity + "_id"]] = outcome
            if entity in ("school", "programme"):
                standing[subject["school_id"]].add((severity, outcome.result))
    return results, {school: verdict(found) for school, found in sorted(standing.items())}


def other(folder, as_of):
    """The results of the rules that an audit of that day asks only when told to, likewise by rule and subject."""
    city = City(folder)
    city.as_of = as_of
    return {(rule, entity, subject[entity + "_id"]): judge(city, subject)
            for rule, entity, judge, day in others.RULES if day == as_of for subject in city.tables[entity]}


def verdict(found):
    if ("key", "fail") in found:
        return "unqualified"
    if ("key", "unknown") in found:
        return "undetermined"
    return "conditional" if ("major", "fail") in found else "qualified"


def main():
    results, verdicts = audit(sys.argv[1])
    for (rule, entity, subject), outcome in sorted(results.items()):
        if outcome.result in ("fail", "unknown"):
            print(rule, entity, subject, *outcome, sep=",")
    for standing in verdicts.items():
        print(*standing, sep=",")


if __name__ == "__main__":
    main()
