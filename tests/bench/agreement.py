#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rules written by hand in SQL count what hecha counts: pass, fail, unknown and not applicable, missing values and all.

usage: agreement.py PROGRAM GENERATE SCHEMAS
The queries are those that the benchmark compares hecha with; here they are a second reading of the rules.
"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from contextlib import closing

import records
from ruleset import VARIED, Ruleset

PROGRAM, GENERATE, SCHEMAS = map(os.path.abspath, sys.argv[1:4])
del sys.argv[1:]
RESULTS = ("pass", "fail", "unknown", "notapplicable")


class Agreement(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hecha-agreement-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def make(self, *options):
        path = os.path.join(self.folder, "records.db")
        records.make(GENERATE, path, "--schools", 120, *records.per_school(85, 25, 60), "--breaches", 40, *options)
        return path

    def audit(self, path, ruleset):
        ledger = os.path.join(self.folder, "audit.db")
        done = subprocess.run([PROGRAM, "audit", path, "--schemas", SCHEMAS, *ruleset.options(), "--quiet", "--save", ledger],
                              capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        with closing(sqlite3.connect(ledger)) as database:
            rows = database.execute(f"SELECT id, {', '.join(RESULTS)} FROM rule WHERE state = 'runs'").fetchall()
        self.assertEqual(len(rows), len(ruleset.rules))
        return {(row[0], result): count for row in rows for result, count in zip(RESULTS, row[1:]) if count}

    def ask(self, path, ruleset):
        with closing(sqlite3.connect(path)) as database:
            rows = [row for query in ruleset.sql("sqlite").split(";\n") if "SELECT" in query for row in database.execute(query)]
        return {(name, result): count for name, result, count in rows}

    def agrees(self, path, ruleset):
        counts = self.ask(path, ruleset)
        self.assertEqual(self.audit(path, ruleset), counts)
        self.assertEqual({result for _, result in counts}, set(RESULTS))

    def test_shipped_rules_on_clustered_tables(self):
        self.agrees(self.make(), Ruleset.shipped())

    def test_shipped_rules_on_shuffled_tables(self):
        self.agrees(self.make("--shuffled", "--seed", 3), Ruleset.shipped())

    def test_rules_with_limits_from_far_below_to_far_above(self):
        self.agrees(self.make("--seed", 4), Ruleset.varied(8 * len(VARIED), os.path.join(self.folder, "rules"), 400, 200))

    def test_a_query_with_another_limit_would_be_seen(self):
        path, folder = self.make("--seed", 4), os.path.join(self.folder, "rules")
        varied = Ruleset.varied(8 * len(VARIED), folder, 400, 200)
        for rule in VARIED:
            with self.subTest(rule):
                counts = [frozenset(self.ask(path, Ruleset([("name", rule, k)])).items()) for _, of, k in varied.rules if of == rule]
                self.assertGreater(len(set(counts)), 1)


if __name__ == "__main__":
    unittest.main()
