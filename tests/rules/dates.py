#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each audit of the sample city uses the law of its day, and a comparison of two days says what two audits say.

usage: dates.py PROGRAM SOURCE
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv.pop(1)), os.path.abspath(sys.argv.pop(1))
DATES = ["2005-01-01", "2015-01-01", "2019-03-22", "2020-06-30", "2022-01-15", "2023-06-30"]
FIGURES = ("required_exact", "shortfall", "shortfall_unit")

# rule, subject, then for each date what is required, by which clauses, and the result; None: not in force, or out of reach
TELLING = [
    # 960 in the city and 600 outside by the standard of 2001; 1200 by that of 2010
    ("enrolment.scale", "9901000005", [("960", "setup-2001:5", "pass")] + 5 * [("1200", "setup-2010:6", "fail")]),
    ("enrolment.scale", "9901000032", [("600", "setup-2001:5", "pass")] + 5 * [("1200", "setup-2010:6", "fail")]),
    # 55 and 35 teachers; 60
    ("staffing.full_time_teachers", "9901000001", [
        ("55", "setup-2001:6", "pass")] + 4 * [("60", "setup-2010:7", "pass")] +
        [("60", "setup-2010:7 standard-2022:2", "pass")]),
    ("staffing.full_time_teachers", "9901000032", [
        ("35", "setup-2001:6", "pass")] + 4 * [("60", "setup-2010:7", "fail")] +
        [("60", "setup-2010:7 standard-2022:2", "fail")]),
    # the total of 2010 binds new schools only (9901000015 is one), that of 2022 all general schools
    ("campus.land_area", "9901000004", [("20000", "setup-2001:7", "pass")] + 4 * [(None, None, "notapplicable")] +
     [("40000", "setup-2010:8 standard-2022:1", "fail")]),
    ("campus.land_area", "9901000015", [("20000", "setup-2001:7", "pass")] + 4 * [("40000", "setup-2010:8", "fail")] +
     [("40000", "setup-2010:8 standard-2022:1", "fail")]),
    ("campus.land_area", "9901000020", [(None, None, "notapplicable")] + 5 * [("30000", "technical-2012:8", "fail")]),
    # history and art make eight subjects of six
    ("curriculum.courses_offered", "P0301", [None, None, ("6", "plan-2019:6", "pass")] +
     3 * [("8", "programme-plan-2019:courses", "fail")]),
    # the same pay is enough beside probation pay, and too little beside the post's
    ("training.internship_pay", "9901000001", [None, None] + 2 * [("0", "internship-2016:17", "pass")] +
     2 * [("0", "internship-2021:18", "fail")]),
    ("private.development_fund", "9901000012", 4 * [None] + 2 * [("0.1", "private-2021:46", "pass")]),
    # the caps of 2016 are not in the rules of 2021
    ("training.enterprise_intern_share", "E001", [None, None] + 2 * [("1/10", "internship-2016:9", "pass")] + [None, None]),
    # the six bans are of September 2014
    ("enrolment.no_agency", "9901000001", [None] + 5 * [("0", "enrolment-2014:ban-5", "pass")]),
    ("staffing.dual_qualified_share", "9901000002", [None, ("3/10", "setup-2010:7", "fail"),
     ("3/10", "setup-2010:7 plan-2019:11", "fail")] + 3 * [("3/10", "setup-2010:7", "fail")]),
]

# rule, subject, the last day of what was and the first of what is: required and clauses; None: not in force
TURNS = [
    ("enrolment.scale", "9901000005", "2010-07-05", ("960", "setup-2001:5"), "2010-07-06", ("1200", "setup-2010:6")),
    ("curriculum.courses_offered", "P0301", "2019-06-04", ("6", "plan-2019:6"),
     "2019-06-05", ("8", "plan-2019:6 programme-plan-2019:courses")),
    ("private.development_fund", "9901000012", "2021-08-31", None, "2021-09-01", ("0.1", "private-2021:46")),
    ("training.internship_pay", "9901000001", "2021-12-30", ("0", "internship-2016:17"),
     "2021-12-31", ("0", "internship-2021:18")),
    ("training.enterprise_intern_share", "E001", "2021-12-30", ("1/10", "internship-2016:9"), "2021-12-31", None),
    ("campus.land_area", "9901000004", "2022-11-01", (None, None),
     "2022-11-02", ("40000", "setup-2010:8 standard-2022:1")),
]


class Dates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="hecha-dates-")
        cls.addClassCleanup(folder.cleanup)
        cls.records = os.path.join(folder.name, "city.db")
        cls.audits = {}
        cls.hecha("init", cls.records)
        cls.hecha("import", cls.records, *sorted(glob.glob(os.path.join(SOURCE, "samples", "city", "*.csv"))))

    @classmethod
    def hecha(cls, command, *args, codes=(0,)):
        folders = [f"--schemas={os.path.join(SOURCE, 'schemas')}"]
        if command in ("audit", "coverage"):
            folders.append(f"--rules={os.path.join(SOURCE, 'rules')}")
        done = subprocess.run([PROGRAM, command, *args, "--lang", "en", *folders], capture_output=True, text=True,
                              check=False)
        if done.returncode not in codes:
            raise AssertionError(f"hecha {command} {args}: exit code {done.returncode}\n{done.stderr}")
        return done.stdout

    @classmethod
    def audit(cls, date):
        if date not in cls.audits:
            cls.audits[date] = json.loads(cls.hecha("audit", cls.records, "--as-of", date, "-o", "json", codes=(0, 1, 2)))
        return cls.audits[date]

    @classmethod
    def results(cls, date):
        return {(result["rule"], result["subject"]["id"]): result for result in cls.audit(date)["results"]}

    def compare(self, start, end, *args):
        return self.hecha("audit", self.records, "--as-of", start, "--compare-as-of", end, "-o", *args, codes=(0, 1, 2))

    def found(self, date, rule, subject):
        """What is required and by which clauses, and the result; None where the rule is not in force."""
        result = self.results(date).get((rule, subject))
        if result is None:
            states = {rule["id"]: rule["state"] for rule in self.audit(date)["not_run"]}
            # A rule of 2019 on a clause that stood unverified before is as absent as one not in force.
            self.assertIn(states.get(rule), ("not_in_force", "unverified"), (date, rule, subject))
            return None
        cited = None if result["result"] == "notapplicable" else " ".join(result["clauses"])
        return result["required_exact"], cited, result["result"]

    def test_telling_results_use_the_figures_and_clauses_of_their_day(self):
        for rule, subject, expected in TELLING:
            self.assertEqual(len(expected), len(DATES))
            for date, want in zip(DATES, expected):
                with self.subTest(rule=rule, subject=subject, date=date):
                    self.assertEqual(self.found(date, rule, subject), want)

    def test_a_law_turns_on_its_day_and_not_on_the_one_before(self):
        for rule, subject, last, before, first, after in TURNS:
            for date, want in ((last, before), (first, after)):
                with self.subTest(rule=rule, date=date):
                    found = self.found(date, rule, subject)
                    self.assertEqual(found and found[:2], want)

    def test_no_result_cites_a_clause_that_is_not_in_force(self):
        register = json.loads(self.hecha("coverage", "-o", "json"))
        clauses = {clause["id"]: (clause["from"] or "", clause["to"] or "9999")
                   for document in register["documents"] for clause in document["clauses"]}
        for date in DATES:
            for result in self.audit(date)["results"]:
                if result["result"] == "notapplicable":
                    continue
                self.assertTrue(result["clauses"], (date, result["rule"], result["subject"]))
                for clause in result["clauses"]:
                    start, end = clauses[clause]
                    self.assertTrue(start <= date <= end, (date, result["rule"], result["subject"], clause))

    def test_the_rules_of_a_day_are_those_in_force(self):
        for date, runs, rests in (
            ("2005-01-01", ["enrolment.scale", "health.daily_activity"],
             ["staffing.students_per_teacher", "enrolment.no_agency", "municipal.resource_bases"]),
            ("2015-01-01", ["staffing.students_per_teacher", "enrolment.no_agency"],
             ["municipal.resource_bases", "training.internship_pay", "safety.guards"]),
            ("2019-03-22", ["municipal.resource_bases", "training.internship_pay", "quality.annual_report"],
             ["curriculum.plan_published", "private.development_fund", "training.equipment_per_student"]),
            ("2020-06-30", ["curriculum.plan_published", "training.enterprise_inspected"],
             ["municipal.resource_bases", "quality.annual_report", "private.development_fund"]),
            ("2022-01-15", ["private.development_fund", "training.internship_intermediary"],
             ["training.enterprise_inspected", "training.post_intern_share", "training.equipment_per_student"]),
            ("2023-06-30", ["training.equipment_per_student", "training.internship_intermediary"],
             ["training.internship_overtime", "municipal.milestones"]),
        ):
            ran = {rule["id"] for rule in self.audit(date)["rules"]}
            states = {rule["id"]: rule["state"] for rule in self.audit(date)["not_run"]}
            with self.subTest(date):
                self.assertEqual([rule for rule in runs if rule not in ran], [])
                self.assertEqual({rule: states.get(rule) for rule in rests}, dict.fromkeys(rests, "not_in_force"))

    def test_a_comparison_says_of_verdicts_and_results_what_two_audits_say(self):
        for start, end in zip(DATES, DATES[1:] + DATES[:1]):
            with self.subTest(start=start, end=end):
                self.check_comparison(json.loads(self.compare(start, end, "json")), start, end)

    def check_comparison(self, changes, start, end):
        before, after = ({v["owner"]["id"]: v["verdict"] for v in self.audit(date)["verdicts"]} for date in (start, end))
        self.assertEqual({v["owner"]["id"]: (v["from"], v["to"]) for v in changes["verdicts"]},
                         {school: (before[school], after[school]) for school in before})
        self.assertEqual({v["owner"]["id"] for v in changes["verdicts"] if v["changed"]},
                         {school for school in before if before[school] != after[school]})
        old, new = self.results(start), self.results(end)
        self.assertEqual(changes["pairs"], len(old.keys() | new.keys()))
        self.assertEqual(sum(row["pairs"] for row in changes["transitions"]), changes["pairs"])
        changed = {(change["rule"], change["subject_id"]): change for change in changes["changes"]}
        self.assertEqual(len(changed), changes["pairs_changed"])
        for pair in old.keys() | new.keys():
            sides = old.get(pair), new.get(pair)
            if pair in changed:
                self.assertEqual((changed[pair]["from"], changed[pair]["to"]), sides)
            else:
                self.assertEqual(*([side["result"], *map(side.get, FIGURES)] for side in sides))

    def test_the_text_names_exactly_the_schools_whose_verdict_changes(self):
        text = self.compare("2019-03-22", "2020-06-30", "text")
        named = {line.split()[0] for line in text.split("\nRules that")[0].splitlines() if line.startswith("    ")}
        before, after = ({v["owner"]["id"]: v["verdict"] for v in self.audit(date)["verdicts"]}
                         for date in ("2019-03-22", "2020-06-30"))
        changed = {school for school in before if before[school] != after[school]}
        self.assertTrue(changed)
        self.assertEqual(named, changed)
        self.assertIn(f"{len(changed)} of 40 schools change", text)

    def test_the_bytes_are_the_same_for_any_number_of_jobs(self):
        for name in ("text", "json", "csv", "markdown"):
            one, four = (self.compare("2019-03-22", "2023-06-30", name, "--jobs", jobs) for jobs in "14")
            self.assertEqual(one, four, name)


if __name__ == "__main__":
    unittest.main()
