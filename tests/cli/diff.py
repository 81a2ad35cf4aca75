#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha diff`: what became of findings from one saved audit to a later one.

usage: diff.py PROGRAM SOURCE
The small pack; and once the sample city with the shipped rules.
"""
import csv
import glob
import io
import json
import os
import shutil
import unittest

import run

FORMATS = ["text", "json", "csv", "markdown"]
SPRING, SUMMER, AUTUMN = "2019-03-22", "2019-07-01", "2019-10-01"


class Diff(run.Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(run.PACK, self.path("pack"))

    def save(self, name, day, *args, records="records.db"):
        """Saves an audit of the records as they are now."""
        done = self.hecha("audit", records, "--rules", "pack", "--as-of", day, "--quiet", "--save", name, *args)
        self.assertIn(done.returncode, (0, 1, 2), done.err)
        return name

    def students(self, school, number):
        self.sql(f"UPDATE school SET students = {number} WHERE school_id = '{school}'")

    def diff(self, *args, **expected):
        return self.hecha("diff", *args, **expected)

    def findings(self, *args):
        """{subject: (state, cause)}"""
        document = json.loads(self.diff(*args, "-o", "json").out)
        return {finding["subject_id"]: (finding["state"], finding["cause"]) for finding in document["findings"]}

    def replace(self, file, old, new):
        text = self.read(file).decode()
        self.assertIn(old, text)
        self.write(file, text.replace(old, new))

    # ---- what became of it, and why ----

    def test_each_state_through_the_program_with_its_exit_code(self):
        for name, before, after, state, code in (
            ("it fails now", 1300, 1100, "new", 1),
            ("short of more", 1150, 1100, "worse", 1),
            ("as it was", 1150, 1150, "persisting", 0),
            ("short of less", 1150, 1190, "better", 0),
            ("it passes", 1150, 1200, "resolved", 0),
            ("missing data resolves nothing", 1150, "NULL", "undecided", 2),
        ):
            with self.subTest(name):
                self.setUp()
                self.records(run.LARGE)
                self.students("S1", before)
                self.save("old.db", SPRING)
                self.students("S1", after)
                self.save("new.db", SUMMER, "--since", "old.db")
                self.assertEqual(self.findings("old.db", "new.db"), {"S1": (state, "records")})
                self.diff("old.db", "new.db", "--quiet", code=code)
                self.diff("old.db", "new.db", "--quiet", "--fail-on", "key", code=0)

    def test_a_finding_that_is_waived_and_one_of_a_school_that_is_gone(self):
        self.records(run.SMALL + "S4,D1,C1,丁校,general,1100\n")
        self.save("old.db", SPRING)
        self.sql("DELETE FROM school WHERE school_id = 'S4'")
        self.write("waivers.yaml", """waivers:
  - { rule: size.students, subject: "school:S2", basis: 示例〔2019〕2号, approver: 云州市教育局,
      from: 2019-06-01, to: 2019-12-31, justification: 在建新校区 }
""")
        self.save("new.db", SUMMER, "--waivers", "waivers.yaml")
        self.assertEqual(self.findings("old.db", "new.db"), {"S2": ("waived", "records"), "S4": ("gone", "records")})
        self.diff("old.db", "new.db", code=0, out=["no longer audited", "[the records do not have it any more]"])

    def test_a_limit_that_changed_is_the_cause_and_is_named(self):
        self.records(run.LARGE + run.SMALL)
        self.save("old.db", SPRING)
        self.replace("pack/limits.yaml", "value: 1200", "value: 1500")
        self.save("same.db", SUMMER)
        self.assertEqual(self.findings("old.db", "same.db"), {"S1": ("new", "requirement"), "S2": ("worse", "requirement")})
        self.students("S2", 1100)
        self.students("S1", 1290)
        self.save("new.db", SUMMER)
        self.assertEqual(self.findings("old.db", "new.db"), {"S1": ("new", "both"), "S2": ("worse", "both")})
        self.diff("old.db", "same.db", code=1, out=[
            "Limits whose values are others\n  Fewest students (min_students): 1,200 → 1,500\n",
            "[the rule or limit, not the records]", "shortfall 50 → 350 students (300 more)"])
        self.diff("old.db", "same.db", "--lang", "zh", code=1, out=["数值有变化的限值\n", "1,200 → 1,500", "【规则或限值变化，记录未变】"])

    def test_a_rule_whose_file_changed_is_the_cause_and_is_named(self):
        self.records(run.LARGE)
        self.save("old.db", SPRING)
        self.replace("pack/size/students.lua", "at_least(school.students, limits.min_students)",
                     "at_least(school.students, 1400)")
        self.replace("pack/size/students.lua", "students = 1199", "students = 1399")
        self.replace("pack/size/students.lua", "students = 1200", "students = 1400")
        self.save("new.db", SUMMER)
        self.assertEqual(self.findings("old.db", "new.db"), {"S1": ("new", "requirement")})
        self.diff("old.db", "new.db", code=1, out=["Rules whose file is another\n  major  Number of students (size.students)\n"])

    def test_a_rule_that_begins_or_ends_is_the_cause(self):
        self.records(run.SMALL)
        self.save("both.db", SPRING)
        self.write("pack/size/named.lua", """-- A school has a name.
return rule {
  id = "size.named", title = { zh = "校名", en = "A name" }, clauses = { "standard-2010:6" }, severity = "minor",
  subject = "school",
  check = function(school) return equal(school.name, "甲校") end,
  examples = {
    { "so named", result = "pass", school = { name = "甲校" } },
    { "otherwise", result = "fail", school = { name = "乙校" } },
  },
}
""")
        self.save("more.db", SUMMER)
        self.save("less.db", AUTUMN, "--skip-rule", "size.named")
        begins = json.loads(self.diff("both.db", "more.db", "-o", "json", code=1).out)
        self.assertEqual(begins["rules_to_only"], ["size.named"])
        self.assertEqual([(f["state"], f["cause"]) for f in begins["findings"] if f["rule"] == "size.named"],
                         [("new", "requirement")])
        ends = json.loads(self.diff("more.db", "less.db", "-o", "json", code=0).out)
        self.assertEqual([(f["state"], f["cause"]) for f in ends["findings"] if f["rule"] == "size.named"],
                         [("gone", "requirement")])
        self.diff("more.db", "less.db", out=["Rules that take no part any more\n  minor  A name (size.named)\n"])

    # ---- days ----

    def test_a_chain_of_audits_keeps_the_first_day_and_tells_what_came_back(self):
        self.records(run.SMALL + run.LARGE)
        self.save("one.db", SPRING)
        self.save("two.db", SUMMER, "--since", "one.db")
        overdue = json.loads(self.diff("one.db", "two.db", "-o", "json", code=0).out)
        self.assertEqual([(f["found"], f["deadline"], f["days_left"], f["overdue"]) for f in overdue["findings"]],
                         [(SPRING, "2019-06-20", -11, True)])
        self.assertEqual(overdue["overdue"], 1)
        self.diff("one.db", "two.db", out=["Overdue: 1 finding\n", "2019-06-20  overdue by 11 days"])
        self.diff("one.db", "two.db", "--lang", "zh", out=["整改逾期：1 项问题\n", "2019-06-20  已逾期 11 天"])
        self.students("S2", 1250)
        self.save("three.db", AUTUMN, "--since", "two.db")
        self.assertEqual(self.findings("two.db", "three.db"), {"S2": ("resolved", "records")})
        self.students("S2", 1150)
        self.save("four.db", "2019-11-01", "--since", "three.db")
        again = json.loads(self.diff("three.db", "four.db", "-o", "json", code=1).out)["findings"][0]
        self.assertEqual((again["state"], again["found"], again["deadline"], again["overdue"]),
                         ("reopened", "2019-11-01", "2020-01-30", False))

    def test_without_since_a_finding_that_stood_keeps_its_deadline(self):
        self.records(run.SMALL)
        self.save("old.db", SPRING)
        self.save("new.db", SUMMER)
        found = json.loads(self.diff("old.db", "new.db", "-o", "json").out)["findings"][0]
        self.assertEqual((found["found"], found["days_left"]), (SPRING, -11))
        self.diff("old.db", "new.db", out=["Notes\n", "made without --since"])

    def test_the_day_of_the_deadline_is_the_last_that_is_not_overdue(self):
        self.records(run.SMALL)
        self.save("old.db", SPRING)
        for day, left in (("2019-06-20", "0 days left"), ("2019-06-21", "overdue by 1 day\n"), ("2019-06-19", "1 day left")):
            with self.subTest(day):
                self.save("new.db", day, "--since", "old.db")
                self.diff("old.db", "new.db", out=[left])

    # ---- the command ----

    def test_the_older_comes_first_and_one_date_twice_is_fine(self):
        self.records(run.SMALL)
        self.save("old.db", SPRING)
        self.save("new.db", SUMMER)
        done = self.diff("new.db", "old.db", "-o", "json:out.json", code=64, err=[SPRING, SUMMER])
        self.assertEqual(done.out, "")
        self.assertRaises(FileNotFoundError, self.read, "out.json")
        self.diff("new.db", "old.db", "--lang", "zh", code=64, err=["请先给出较早的", SPRING, SUMMER])
        self.diff("old.db", "old.db", code=0, out=["persisting"])

    def test_what_is_no_saved_audit_is_refused(self):
        self.records(run.SMALL)
        self.save("old.db", SPRING)
        self.diff("old.db", "records.db", code=66)
        self.diff("nowhere.db", "old.db", code=66)
        self.diff("old.db", code=64)
        self.diff("old.db", "old.db", "-o", "json:old.db", code=64)
        self.diff("old.db", "old.db", "-o", "junit", code=64, err=['"junit"'])

    def test_every_format_goes_to_its_file_and_is_the_same_again(self):
        self.records(run.LARGE + run.SMALL)
        self.save("old.db", SPRING)
        self.students("S2", 1100)
        self.save("new.db", SUMMER, "--since", "old.db")
        before = self.read("old.db") + self.read("new.db")
        for mark in ("a", "b"):
            files = [f"-o{name}:{mark}.{name}" for name in FORMATS]
            self.assertEqual(self.diff("old.db", "new.db", *files, "--quiet", code=1).out, "")
        for name in FORMATS:
            self.assertEqual(self.read(f"a.{name}"), self.read(f"b.{name}"))
        self.assertEqual(self.read("old.db") + self.read("new.db"), before)
        rows = list(csv.DictReader(io.StringIO(self.read("a.csv").decode("utf-8-sig"))))
        self.assertEqual([(row["state"], row["cause"], row["from_actual"], row["to_actual"], row["shortfall_growth"],
                           row["days_left"]) for row in rows], [("worse", "records", "1150", "1100", "50", "-11")])
        self.assertIn("| worse | 1 | 1 | 0 | 0 | 0 |", self.read("a.markdown").decode())
        self.diff("--help", code=0, out=["\n  " + name for name in FORMATS])

    def test_two_parts_of_the_records_are_pointed_out(self):
        self.records(run.LARGE + run.SMALL)
        self.save("old.db", SPRING, "--within", "school:S1")
        self.save("new.db", SUMMER)
        self.diff("old.db", "new.db", code=1, out=["not of the same part of the records (school:S1 → everything)"])


class City(run.Case):
    """The sample city, with changed records and under the shipped rules of another day."""

    def test_the_sums_are_those_of_both_audits(self):
        self.hecha("init", "city.db", code=0)
        self.hecha("import", "city.db", *sorted(glob.glob(os.path.join(run.SOURCE, "samples", "city", "*.csv"))), code=0)
        self.hecha("audit", "city.db", "--quiet", "--save", "old.db", code=1)
        self.sql("UPDATE school SET students = NULL WHERE school_id = '9901000005';"
                 "UPDATE teacher SET dual_qualified = 1 WHERE school_id = '9901000002'", "city.db")
        self.hecha("audit", "city.db", "--quiet", "--as-of", "2019-08-01", "--since", "old.db", "--save", "new.db", code=1)
        document = json.loads(self.hecha("diff", "old.db", "new.db", "-o", "json", code=1).out)
        counts = {state: sum(f["state"] == state for f in document["findings"]) for state in document["totals"]}
        self.assertEqual({state: total["findings"] for state, total in document["totals"].items()}, counts)
        standing = counts["worse"] + counts["persisting"] + counts["better"]
        self.assertEqual(document["from"]["totals"]["fail"],
                         standing + counts["undecided"] + counts["waived"] + counts["gone"] + counts["resolved"])
        self.assertEqual(document["to"]["totals"]["fail"], standing + counts["new"] + counts["reopened"])
        for state in counts:
            self.assertEqual(sum(owner["totals"][state]["findings"] for owner in document["owners"]), counts[state], state)
        self.assertEqual(sum(owner["overdue"] for owner in document["owners"]), document["overdue"])
        self.assertEqual(sum(f["overdue"] for f in document["findings"]), document["overdue"])
        self.assertGreater(document["overdue"], 20)
        keys = [(f["rule"], f["subject_id"]) for f in document["findings"]]
        self.assertEqual(keys, sorted(set(keys)))
        became = {(f["rule"], f["subject_id"]): f["state"] for f in document["findings"]}
        self.assertEqual(became["staffing.dual_qualified_share", "9901000002"], "resolved")
        self.assertIn("undecided", [became[key] for key in became if key[1] == "9901000005"])


if __name__ == "__main__":
    unittest.main()
