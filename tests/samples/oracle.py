#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An audit of the sample city finds what its oracle finds, which does not know hecha: result by result.

usage: oracle.py PROGRAM SOURCE
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest
from collections import defaultdict

PROGRAM, SOURCE = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:]
SAMPLES = os.path.join(SOURCE, "samples")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


class Oracle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="hecha-oracle-")
        cls.records = os.path.join(cls.folder.name, "city.db")
        for command in (["init", cls.records], ["import", cls.records, *sorted(glob.glob(f"{SAMPLES}/city/*.csv"))]):
            done = run(PROGRAM, *command)
            assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def audit(self, *options):
        path = os.path.join(self.folder.name, "audit.json")
        done = run(PROGRAM, "audit", self.records, "--quiet", "-o", "json:" + path, *options)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        return path

    def agrees(self, audit, *options):
        done = run(sys.executable, f"{SAMPLES}/compare.py", audit, *options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)

    def test_every_result_and_every_verdict_is_the_oracle_s(self):
        self.agrees(self.audit())

    def test_rules_that_must_be_asked_for_agree_too(self):
        for day in ("2019-03-22", "2022-01-15"):
            with self.subTest(day):
                self.agrees(self.audit("--include-unverified", "--as-of", day), "--others")

    def test_what_stands_in_the_folder_is_what_the_generator_writes(self):
        done = run(sys.executable, f"{SAMPLES}/generate.py", "--check")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_every_rule_passes_somewhere_and_does_not_somewhere(self):
        seen, entities = defaultdict(set), {}
        for day in ("2019-03-22", "2020-06-30", "2022-01-15", "2023-06-30"):
            with open(self.audit("--include-unverified", "--as-of", day), encoding="utf-8") as file:
                for line in json.load(file)["results"]:
                    seen[line["rule"]].add(line["result"])
                    entities[line["rule"]] = line["subject"]["entity"]
        self.assertGreater(len(seen), 100)
        # The city is one record, so a rule on it has one result.
        one_sided = [rule for rule, results in seen.items() if entities[rule] != "city" and
                     ("pass" not in results or results == {"pass"})]
        self.assertEqual(one_sided, [])


if __name__ == "__main__":
    unittest.main()
