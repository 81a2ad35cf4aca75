#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A second reading of the rules that no audit as of the plan's own day reaches: unverified ones, and other days.

usage: second_reading.py PROGRAM SOURCE

The tables in readings/ were written from the regulations and from what a result has to be, without a look at the
rules or their limits. All rows of a day stand in one database, each with a school of its own; a row about the city
has a database of its own.
"""
import importlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
from collections import defaultdict
from fractions import Fraction

from readings import JUDGED, NOT_IN_FORCE, PLAN_DAY
from readings.unasked import READ, TAKE_PART, UNVERIFIED

PROGRAM, SOURCE = os.path.abspath(sys.argv.pop(1)), os.path.abspath(sys.argv.pop(1))
AREAS = ("campus", "curriculum", "enrolment", "private", "staffing", "training", "days")
CASES = [case for area in AREAS for case in importlib.import_module("readings." + area).CASES]

SCHOOL = {"city_id": "C1", "kind": "general", "ownership": "public", "site": "city", "founded_on": "1990-09-01",
          "newly_built": 0, "remote_poor_area": 0}
UNITS = ("enterprise", "post")  # judged by themselves, with the interns of the row


def run(*args, codes=(0,)):
    folders = ["--schemas=" + os.path.join(SOURCE, "schemas")]
    if args[0] == "audit":
        folders.append("--rules=" + os.path.join(SOURCE, "rules"))
    done = subprocess.run([PROGRAM, *args, *folders], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode not in codes:
        raise AssertionError(f"hecha {' '.join(args)}\n{done.stdout}{done.stderr}")
    return done.stdout


class Records:
    """The records of several rows of the tables, and what is said of them on a day."""

    def __init__(self, day):
        self.day, self.tables = day, defaultdict(list)
        self.tables["city"].append({"city_id": "C1", "reporting_date": day})

    def add(self, number, case):
        """Each subject bears the row's number."""
        records = {"school": [{}], **case.records}
        units = [entity for entity in UNITS if entity in records]
        for entity, found in records.items():
            for at, row in enumerate(found):
                put = getattr(self, "put_" + entity, None)
                if put:
                    put(number, row)
                else:
                    self.put(entity, number, f"{number}-{at}", row, units)

    def put_city(self, number, row):
        self.tables["city"][0].update(row)

    def put_school(self, number, row):
        self.tables["school"].append({"school_id": number, **SCHOOL, **row})

    def put_programme(self, number, row):
        """With a second one, for what is another programme's."""
        self.tables["programme"].append({"programme_id": number, "school_id": number, **row})
        self.tables["programme"].append({"programme_id": f"{number}-another", "school_id": number})

    def put_enterprise(self, number, row):
        self.tables["enterprise"].append({"enterprise_id": number, **row})

    def put_post(self, number, row):
        self.put_enterprise(number, {})
        self.tables["post"].append({"post_id": number, "enterprise_id": number, **row})

    def put_training_base(self, number, row):
        served = row.get("programme_id", number)
        self.tables["training_base"].append({
            "base_id": f"{number}-{len(self.tables['training_base'])}", "school_id": number, **row,
            "programme_id": f"{number}-another" if served == "another" else served})

    def put(self, entity, number, own, row, units):
        """Any other row of the school: of its programme, and of the unit that is judged or else of one of its own."""
        found = {entity + "_id": own, "school_id": number}
        if entity == "course":
            found["programme_id"] = number
        if entity == "internship":
            for other in ("student", "enterprise"):
                found[other + "_id"] = own
                self.tables[other].append({other + "_id": own, **({"school_id": number} if other == "student" else {}),
                                           **{field.partition(".")[2]: value for field, value in row.items()
                                              if field.startswith(other + ".")}})
            if units:
                found.update({"enterprise_id": number, **{unit + "_id": number for unit in units}})
        self.tables[entity].append({**found, **{field: value for field, value in row.items() if "." not in field}})

    def forms(self, folder):
        """A CSV file for each table. A cell without quotes is not known, an empty one in quotes is none."""
        for entity, found in self.tables.items():
            columns = list(dict.fromkeys(field for row in found for field in row))
            lines = [columns, *([row.get(field) for field in columns] for row in found)]
            path = os.path.join(folder, entity + ".csv")
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(",".join("" if cell is None else f'"{cell}"' for cell in line) + "\n" for line in lines)
            yield path

    def audit(self, *options):
        with tempfile.TemporaryDirectory(prefix="hecha-reading-") as folder:
            database = os.path.join(folder, "records.db")
            run("init", database)
            run("import", database, *self.forms(folder))
            return json.loads(run("audit", database, "--as-of", self.day, "--lang", "en", "-o", "json", *options,
                                  codes=(0, 1, 2)))


def exact(text):
    """A number, a range of numbers, or a text as it stands."""
    if ".." in text:
        return [exact(part) for part in text.split("..")]
    try:
        over, _, under = text.partition("/")
        return Fraction(over) / Fraction(under or 1)
    except ValueError:
        return text


def begin_each_other(parts, clauses):
    """Each clause begins with one of the parts, and each part begins one of the clauses."""
    return all(any(clause.startswith(part) for part in parts) for clause in clauses) and \
        all(any(clause.startswith(part) for clause in clauses) for part in parts)


def differences(wanted, said):
    """Where the program says something else than was read."""
    for key, want in wanted.items():
        if key in ("actual", "required"):
            got = said[key + "_exact"]
            same = got is not None and exact(got) == exact(want)
        elif key == "missing":
            got = {item["field"] for item in said["missing"]}
            same = got == want
        elif key == "clauses":
            got = said["clauses"]
            same = begin_each_other(want, got)
        else:
            got = said["evidence_count" if key == "evidence" else key]
            same = got == want
        if not same:
            yield f"{key}: said {got}, read {want}"


class SecondReading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        databases, cls.said, cls.state = {}, {}, {}
        for number, case in enumerate(CASES):
            alone = number if "city" in case.records else None
            databases.setdefault((case.day, alone), Records(case.day)).add(number, case)
        for (day, alone), records in databases.items():
            document = records.audit("--include-unverified")
            for line in document["results"]:
                number = alone if line["subject"]["entity"] == "city" else line["subject"]["id"]
                cls.said[day, line["rule"], str(number)] = line
            for rule in document["not_run"]:
                cls.state[day, rule["id"]] = rule["state"]

    def test_each_row_is_said_as_it_was_read(self):
        for number, case in enumerate(CASES):
            said, state = self.said.get((case.day, case.rule, str(number))), self.state.get((case.day, case.rule))
            with self.subTest(rule=case.rule, case=case.name, day=case.day, rests_on=case.words):
                if case.wanted == NOT_IN_FORCE:
                    self.assertEqual((said, state), (None, "not_in_force"))
                    continue
                self.assertIsNotNone(said, f"no result: {state}")
                if case.wanted != JUDGED:
                    self.assertEqual(list(differences(case.wanted, said)), [], said["message"])

    def test_unverified_rules_take_part_only_where_they_are_asked_for(self):
        for day, unasked in TAKE_PART.items():
            with self.subTest(day):
                document = Records(day).audit()
                self.assertEqual({rule["id"] for rule in document["rules"]} & READ, unasked)
                if day == PLAN_DAY:
                    left = {rule["id"] for rule in document["not_run"] if rule["state"] == "unverified"}
                    self.assertEqual(left, UNVERIFIED)

    def test_a_difference_would_be_seen(self):
        said = {"result": "fail", "shortfall": 1, "required_exact": "3/10", "missing": [], "clauses": ["a-1:6-part"]}
        self.assertEqual(list(differences({"result": "fail", "required": "6/20", "clauses": ["a-1:6"]}, said)), [])
        for wanted in ({"result": "pass"}, {"shortfall": 2}, {"required": "0.31"}, {"missing": {"a.b"}},
                       {"clauses": ["a-1:7"]}, {"clauses": ["a-1:6", "b-2:1"]}):
            self.assertEqual(len(list(differences(wanted, said))), 1, wanted)


if __name__ == "__main__":
    unittest.main()
