#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The generator's databases hold what it says: so many rows, and so many findings, no matter how rows are stored.

usage: generator.py PROGRAM GENERATE
"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from contextlib import closing

import records

PROGRAM, GENERATE = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:]
SMALL = ["--schools", 150, *records.per_school(85, 20, 20), "--breaches", 50]


def ask(path, sql):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


class Generator(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="hecha-generator-")
        cls.stored = {"clustered": [], "shuffled": ["--shuffled"]}
        cls.printed = {name: records.make(GENERATE, cls.path(name), *SMALL, *more) for name, more in cls.stored.items()}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, f"{name}.db")

    def findings(self, name, rules):
        """Failed results by rule."""
        ledger = self.path(f"{name}-audit")
        chosen = [word for rule in rules for word in ("--rule", rule)]
        done = subprocess.run([PROGRAM, "audit", self.path(name), "--quiet", "--save", ledger, *chosen], capture_output=True,
                              text=True, check=False)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        return dict(ask(ledger, "SELECT id, fail FROM rule WHERE state = 'runs'"))

    def test_there_are_as_many_rows_as_it_prints(self):
        for name, (rows, _) in self.printed.items():
            with self.subTest(name):
                self.assertEqual({table: ask(self.path(name), f"SELECT count(*) FROM {table}")[0][0] for table in rows}, rows)

    def test_the_audit_finds_what_was_planted_and_nothing_else(self):
        for name, (_, planted) in self.printed.items():
            with self.subTest(name):
                self.assertEqual(len(planted), 20)
                self.assertGreater(min(planted.values()), 0, "nothing to find")
                self.assertEqual(self.findings(name, planted), planted)

    def test_without_planted_breaches_these_rules_have_no_findings(self):
        _, planted = records.make(GENERATE, self.path("innocent"), *SMALL, "--breaches", 0)
        self.assertEqual(set(planted.values()), {0})
        self.assertEqual(self.findings("innocent", planted), planted)

    def test_both_ways_to_store_them_hold_the_same_rows_in_another_order(self):
        rows = {name: ask(self.path(name), "SELECT * FROM student") for name in self.stored}
        self.assertNotEqual(rows["clustered"], rows["shuffled"])
        self.assertEqual(sorted(rows["clustered"], key=repr), sorted(rows["shuffled"], key=repr))

    def test_another_seed_makes_other_records(self):
        records.make(GENERATE, self.path("other"), *SMALL, "--seed", 2)
        self.assertNotEqual(*(ask(self.path(name), "SELECT * FROM school") for name in ("clustered", "other")))

    def test_a_larger_nation_begins_with_the_smaller(self):
        records.make(GENERATE, self.path("smaller"), *SMALL, "--schools", 20)
        larger, smaller = (ask(self.path(name), "SELECT * FROM teacher ORDER BY teacher_id") for name in ("clustered", "smaller"))
        self.assertEqual(larger[:len(smaller)], smaller)

    def test_the_nation_has_its_size(self):
        rows, _ = records.make(GENERATE, self.path("nation"), "--nation", "--schools", 1)
        self.assertEqual([10000 * rows[table] for table in ("teacher", "student", "internship")], [850000, 16000000, 1000000])

    def test_of_schools_that_breach_by_themselves_it_expects_nothing(self):
        _, planted = records.make(GENERATE, self.path("tiny"), "--schools", 3, *records.per_school(5, 5, 5))
        self.assertIsNone(planted)


if __name__ == "__main__":
    unittest.main()
