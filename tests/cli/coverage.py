#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha coverage`: what rules check of each clause, where it is written, and what is refused.

usage: coverage.py PROGRAM SOURCE
"""
import json
import os
import shutil
import unittest

import run

CLAUSES = """  "7":
    duty: { zh: 教师, en: Have teachers. }
    verified: text
    unchecked: { zh: 未见数值, en: The figure was not seen. }
  "6.1":
    duty: { zh: 分校, en: Each site counts. }
    verified: summary
    partly: { zh: 记录不分校区, en: Records do not tell sites apart. }
  "6.2":
    duty: { zh: 学籍, en: Keep the roll. }
    verified: text
"""
OTHER = """number: 示例〔2020〕1号
title: { zh: 另一份标准, en: Another one }
source: Made up for the tests of the command line.
from: 2020-01-01
clauses:
  "1":
    duty: { zh: 校园, en: Have grounds. }
    verified: text
    unchecked: { zh: 没有记录, en: There are no records. }
"""
HOLES = """  "7":
    duty: { zh: 教师, en: Have teachers. }
    verified: text
  "8":
    duty: { zh: 图书, en: Have books. }
    verified: text
    partly: { zh: 种类, en: Kinds. }
"""


class Coverage(run.Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(run.PACK, self.path("pack"))

    def register(self, more, old="", new=""):
        name = "pack/regulations/standard-2010.yaml"
        text = self.read(name).decode()
        self.assertIn(old, text)
        self.write(name, text.replace(old, new) + more)

    def coverage(self, *args, **expected):
        return self.hecha("coverage", "--rules", "pack", "--schemas", run.SCHEMAS, *args, **expected)

    def test_without_an_output_the_text_goes_to_standard_output(self):
        self.register(CLAUSES)
        english = self.coverage(code=0, out=["2 checked, 1 partly checked, 1 not checked", "✓ 6 ", "- 7 ", "~ 6.1 ",
                                             "size.students", "Records do not tell", "The figure was not seen."])
        chinese = self.coverage("--lang", "zh", code=0, out=["已核查 2，部分核查 1，未核查 1", "未见数值"])
        self.assertEqual(english.err + chinese.err, "")
        self.assertEqual(self.coverage("-o", "text", code=0).out, english.out)

    def test_states_and_rules_in_json(self):
        self.register(CLAUSES)
        document = json.loads(self.coverage("-o", "json", code=0).out)
        states = {one["number"]: (one["state"], one["rules"]) for one in document["documents"][0]["clauses"]}
        self.assertEqual(states, {"6": ("checked", ["size.students"]), "7": ("unchecked", []),
                                  "6.1": ("partly", ["size.students"]), "6.2": ("checked", ["size.students"])})
        self.assertEqual(document["rules"], [{"id": "size.students", "clauses": ["standard-2010:6"]}])
        self.assertEqual(document["totals"], {"checked": 2, "partly": 1, "unchecked": 1})

    def test_only_clauses_that_are_named_and_their_parts_are_listed(self):
        self.register(CLAUSES)
        self.write("pack/regulations/other-2020.yaml", OTHER)
        every = ["6", "6.1", "6.2", "7"]
        for words, numbers, rules, totals in (
                (["standard-2010:7"], {"standard-2010": ["7"]}, [], (0, 0, 1)),
                (["standard-2010:6"], {"standard-2010": ["6", "6.1", "6.2"]}, ["size.students"], (2, 1, 0)),
                (["standard-2010:6.2", "other-2020:1"], {"standard-2010": ["6.2"], "other-2020": ["1"]}, ["size.students"], (1, 0, 1)),
                (["standard-2010"], {"standard-2010": every}, ["size.students"], (2, 1, 1)),
                ([], {"standard-2010": every, "other-2020": ["1"]}, ["size.students"], (2, 1, 2))):
            with self.subTest(words):
                document = json.loads(self.coverage(*words, "-o", "json", code=0).out)
                self.assertEqual({one["id"]: sorted(clause["number"] for clause in one["clauses"]) for one in document["documents"]}, numbers)
                self.assertEqual([rule["id"] for rule in document["rules"]], rules)
                self.assertEqual(document["totals"], dict(zip(("checked", "partly", "unchecked"), totals)))

    def test_files_and_standard_output_and_the_same_bytes_again(self):
        self.register(CLAUSES)
        self.assertEqual(self.coverage("-o", "markdown:a.md", "-o", "json:a.json", code=0).out, "")
        again = self.coverage("-o", "markdown:b.md", "-o", "json", code=0).out
        self.assertEqual(self.read("a.md"), self.read("b.md"))
        self.assertEqual(self.read("a.json").decode(), again)
        self.assertNotIn(self.folder, again)

    def test_every_hole_is_told_at_once_and_nothing_is_written(self):
        self.register(HOLES, "verified: text", "verified: text\n    unchecked: { zh: 无, en: none }")
        with open(self.path("pack/regulations/standard-2010.yaml"), encoding="utf-8") as file:
            lines = file.read().split("\n")
        self.write("old.md", "old")
        done = self.coverage("-o", "markdown:old.md", "-o", "json", code=65, err=[
            f"standard-2010.yaml:{lines.index('  ' + chr(34) + number + chr(34) + ':') + 1}: " for number in "678"])
        self.assertEqual(done.out, "")
        self.assertEqual(done.err.count("\n"), 3, done.err)
        for words in ('"unchecked", but the rule size.students cites it', 'no rule checks the clause "standard-2010:7"',
                      '"partly" checked, but no rule checks it'):
            self.assertIn(words, done.err)
        self.assertEqual(self.read("old.md"), b"old")
        self.coverage("--lang", "zh", code=65, err=["没有规则核查条款"])

    def test_a_rule_that_cites_no_clause_is_refused(self):
        with open(self.path("pack/size/students.lua"), encoding="utf-8") as file:
            text = file.read()
        self.write("pack/size/students.lua", text.replace('{ "standard-2010:6" }', "{}"))
        self.coverage(code=65, err=["students.lua:", "clauses"])

    def test_wrong_usage_is_64(self):
        for args, words in ((["-o", "csv"], ['"csv"']), (["-o", "jsn"], ['"jsn"', '"json"']), (["-o", "json:"], ["--output"]),
                            (["-o", "json", "-o", "text"], ["standard output"]), (["extra"], ["no clause or document", "nearest"]),
                            (["-o", "json:a", "-o", "text:a"], ["two outputs"]), (["--quiet"], ["--quiet"])):
            with self.subTest(args):
                self.coverage(*args, code=64, err=words)

    def test_an_output_that_cannot_be_written_is_73(self):
        self.coverage("-o", "json:no/such/folder/a.json", code=73, err=["a.json"])
        self.coverage("-o", "json:pack", code=73, err=["pack"])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_73(self):
        for name in ("text", "json", "markdown"):
            with open("/dev/full", "wb") as full:
                self.coverage("-o", name, stdout=full, code=73, err=["hecha: "])

    def test_help_lists_the_formats(self):
        self.hecha("help", "coverage", code=0, out=["\n  text ", "\n  json ", "\n  markdown ", "--rules", "--schemas"])

    def test_packs_given_together_are_one_register(self):
        self.register('  "7": { duty: { zh: 教师, en: Have teachers. }, verified: text }\n')
        self.coverage(code=65, err=["standard-2010:7"])
        rule = run.TEACHERS_RULE.replace("standard-2010:6", "standard-2010:7")
        self.write("mine/size/teachers.lua", rule)
        self.coverage("--rules", "mine", code=0, out=["size.teachers"])


if __name__ == "__main__":
    unittest.main()
