#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha audit --compare-as-of`: the same records under the law of two dates.

usage: compare.py PROGRAM SOURCE
The small pack, whose limit is 1500 from 2020 on, and whose second rule begins then.
"""
import json
import shutil
import unittest

import run

LATER = """        to: 2019-12-31
      - from: 2020-01-01
        value: 1500
        clause: standard-2010:6
"""
NAMED = """-- A school has a name, from 2020 on.
return rule {
  id = "size.named", title = { zh = "校名", en = "A name" }, clauses = { "standard-2020:1" }, severity = "minor",
  subject = "school",
  check = function(school) return equal(school.name, "甲校") end,
  examples = {
    { "so named", result = "pass", school = { name = "甲校" } },
    { "otherwise", result = "fail", school = { name = "乙校" } },
  },
}
"""
STANDARD = """number: 示例〔2020〕1号
title: { zh: 示例新标准, en: A later standard }
source: Made up for the tests of the command line.
from: 2020-01-01
clauses:
  "1":
    duty: { zh: 学校有名称, en: Have a name. }
    verified: text
"""
BETWEEN = "S4,D1,C1,丁校,general,1600\n"
DATES = ["--as-of", "2019-03-22", "--compare-as-of", "2023-06-30"]


class Compare(run.Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(run.PACK, self.path("pack"))
        limits = self.read("pack/limits.yaml").decode()
        self.write("pack/limits.yaml", limits + LATER)
        self.write("pack/size/named.lua", NAMED)
        self.write("pack/regulations/standard-2020.yaml", STANDARD)

    def compare(self, *args, **expected):
        return self.hecha("audit", "records.db", "--rules", "pack", *args, **expected)

    def changes(self, *args):
        return json.loads(self.compare(*DATES, "-o", "json", *args).out)

    def test_a_verdict_that_the_later_limit_changes_is_found(self):
        self.records(run.LARGE + run.SMALL + BETWEEN)
        self.compare(*DATES, code=1, out=[
            "from 2019-03-22 to 2023-06-30\n3 schools · 6 pairs of results, 6 of which change\n",
            "  1 of 3 schools changes verdict\n  qualified → conditional: 1 school\n    S1  甲校\n",
            "Rules that take part on 2023-06-30 only\n  minor  A name (size.named)\n",
            "Required values that change\n  major  Number of students (size.students): 3 results\n",
            "  major  pass → fail  Number of students\n",
            "         2023-06-30  1,300 students, at least 1,500 required: 200 students short\n",
            "         shortfall 50 → 350 students (300 more)\n",
            "  no result → fail                           2\n",
            "  total                                      6\n"])
        changes = self.changes()
        self.assertEqual([v["owner"]["id"] for v in changes["verdicts"] if v["changed"]], ["S1"])
        self.assertEqual([rule["id"] for rule in changes["rules_to_only"]], ["size.named"])
        self.assertEqual({change["subject_id"]: change["shortfall_growth"] for change in changes["changes"]
                          if change["rule"] == "size.students"}, {"S1": None, "S2": 300, "S4": None})
        self.compare(*DATES, "--lang", "zh", code=1, out=["从 2019-03-22 到 2023-06-30\n", "3 所学校中有 1 个结论改变\n",
                                                          "差额：50 → 350 名学生（增加 300）\n"])

    def test_the_exit_code_is_that_of_the_audit_as_of(self):
        for name, schools, start, end, code in (
            ("a fail on the second date only", run.LARGE, "2019-03-22", "2023-06-30", 0),
            ("a fail on the first date only", run.LARGE, "2023-06-30", "2019-03-22", 1),
            ("unknown on both", run.SILENT, "2019-03-22", "2023-06-30", 2),
        ):
            with self.subTest(name):
                self.setUp()
                self.records(schools)
                self.compare("--as-of", start, "--compare-as-of", end, code=code)
                self.compare("--as-of", start, "--compare-as-of", end, "--quiet", code=code)

    def test_without_as_of_the_records_own_date_is_compared(self):
        self.records(run.LARGE)
        self.compare("--compare-as-of", "2023-06-30", code=0, out=["from 2019-03-22 to 2023-06-30"])

    def test_every_format_goes_to_its_file_and_no_other_is_taken(self):
        self.records(run.LARGE)
        files = [f"-o{name}:out.{name}" for name in ("text", "json", "csv", "markdown")]
        self.assertEqual(self.compare(*DATES, *files, "--quiet", code=0).out, "")
        self.assertIn("S1  甲校", self.read("out.text").decode())
        self.assertEqual(json.loads(self.read("out.json"))["owners_changed"], 1)
        self.assertIn(b",pass,fail,true,true,1300,1300,1200,1500,", self.read("out.csv"))
        self.assertIn("| qualified | conditional | S1 | 甲校 |", self.read("out.markdown").decode())
        for name in ("jsonl", "junit", "pdf"):
            done = self.compare(*DATES, "-o", f"{name}:other", "--save", "audit.db", code=64, err=[f'"{name}"'])
            self.assertEqual(done.out, "")
        for name in ("other", "audit.db"):
            self.assertRaises(FileNotFoundError, self.read, name)
        self.hecha("help", "audit", code=0, out=["--compare-as-of DATE", "text, json, csv, markdown"])

    def test_one_date_twice_is_wrong_usage_and_nothing_is_written(self):
        self.records(run.LARGE)
        for start in (["--as-of", "2019-03-22"], []):
            done = self.compare(*start, "--compare-as-of", "2019-03-22", "--save", "audit.db", "-ojson:out.json", code=64,
                                err=["--compare-as-of 2019-03-22"])
            self.assertEqual(done.out, "")
        self.compare("--compare-as-of", "2019-03-22", "--lang", "zh", code=64, err=["请给另一个日期"])
        for name in ("audit.db", "out.json"):
            self.assertRaises(FileNotFoundError, self.read, name)

    def test_a_date_that_is_none_is_wrong_usage_and_nothing_is_saved(self):
        self.records(run.LARGE)
        self.compare("--compare-as-of", "soon", code=64, err=["--compare-as-of", "soon"])
        self.compare("--as-of", "2019-03-22", "--compare-as-of", "2019-02-30", "--save", "audit.db", code=64,
                     err=["2019-02-30"])
        self.assertRaises(FileNotFoundError, self.read, "audit.db")

    def test_the_ledger_that_is_saved_is_that_of_the_audit_as_of(self):
        self.records(run.LARGE)
        self.compare(*DATES, "--save", "both.db", "--quiet", code=0)
        self.compare("--as-of", "2019-03-22", "--save", "alone.db", "--quiet", code=0)
        self.assertEqual(self.read("both.db"), self.read("alone.db"))

    def test_both_audits_run_with_the_same_options(self):
        self.records(run.LARGE + run.SMALL)
        self.assertEqual(self.changes("--rule", "size.students")["rules_to_only"], [])
        within = self.changes("--within", "school:S2")
        self.assertEqual((within["within"], within["pairs"]), ("school:S2", 2))
        self.write("waivers.yaml", """waivers:
  - { rule: size.students, subject: "school:S2", basis: 示例〔2023〕2号, approver: 云州市教育局,
      from: 2023-01-01, to: 2023-12-31, justification: 在建新校区 }
""")
        waived = self.changes("--waivers", "waivers.yaml")
        self.assertIn({"from": "fail", "to": "waived", "pairs": 1}, waived["transitions"])

    def test_the_bytes_are_the_same_for_any_number_of_jobs(self):
        self.records(run.LARGE + run.SMALL + run.SILENT + BETWEEN)
        for name in ("text", "json", "csv", "markdown"):
            one, four = (self.compare(*DATES, "-o", name, "--jobs", jobs).out for jobs in "14")
            self.assertEqual(one, four)

    def test_records_that_cannot_be_read_end_it_as_they_end_an_audit(self):
        self.write("records.db", "no database at all, but long enough to be looked at as one")
        self.compare(*DATES, code=66)
        self.hecha("audit", "nowhere.db", "--rules", "pack", "--compare-as-of", "2023-06-30", code=66)


if __name__ == "__main__":
    unittest.main()
