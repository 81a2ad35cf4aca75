#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Several runs at once on the same files: each is as it would be alone, or is refused; nothing is lost, nothing is left.

usage: together.py PROGRAM SOURCE
"""
import os
import sqlite3
import subprocess
import time
import unittest

import run

# Takes its time, so that others come in between; one on schools and one on the city, whose records are read apart.
SLOW = """return rule {{
  id = "slow.{name}", title = {{ zh = "慢", en = "Slow" }}, clauses = {{ "standard-2010:6" }}, severity = "minor",
  subject = "{subject}",
  check = function(it)
    local sum = 0
    for i = 1, {steps} do sum = sum + i % 7 end
    return at_least({value}, 1)
  end,
  examples = {{ {{ "none", result = "fail", {subject} = {{ {none} }} }} }},
}}
"""


class Together(run.Case):
    def start(self, *args):
        return subprocess.Popen([run.PROGRAM, *args], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={"PATH": os.environ["PATH"], **{name: value for name, value in os.environ.items()
                                                                     if name in ("ASAN_OPTIONS", "UBSAN_OPTIONS")}})

    def end(self, process):
        """(exit code, standard output, standard error)"""
        out, err = process.communicate(timeout=120)
        return process.returncode, out.decode(), err.decode()

    def all_at_once(self, *commands):
        return [self.end(process) for process in [self.start(*command) for command in commands]]

    def count(self, table):
        connection = sqlite3.connect(self.path("records.db"))
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        connection.close()
        return count

    def nothing_is_left(self):
        left = [name for name in os.listdir(self.folder) if name.startswith(".") or name.endswith(("-journal", "-wal", "-shm"))]
        self.assertEqual(left, [])

    def slow_pack(self, steps):
        self.write("slow/slow/schools.lua", SLOW.format(name="schools", subject="school", steps=steps, value="it.students", none="students = 0"))
        self.write("slow/slow/cities.lua", SLOW.format(name="cities", subject="city", steps=steps, value="it.schools", none=""))
        return ["--rules", run.PACK, "--rules", "slow"]


class Audits(Together):
    def test_audits_of_one_database_are_as_alone(self):
        self.records(run.LARGE + run.SMALL + run.SILENT)
        command = ["audit", "records.db", "--rules", run.PACK, "-o", "json"]
        alone = self.end(self.start(*command))
        self.assertEqual(self.all_at_once(*[command] * 5), [alone] * 5)

    def test_an_import_during_an_audit_waits_or_is_refused(self):
        self.records("".join(f"S{i},D1,C1,学校{i},general,{1100 + i}\n" for i in range(300)))
        self.write("more/school.csv", run.SCHOOL + "S300,D1,C1,新校,general,5\n")
        pack = self.slow_pack(1_000_000)
        command = ["audit", "records.db", *pack, "--jobs", "1", "-o", "json"]
        before = time.monotonic()
        alone = self.end(self.start(*command))
        took = time.monotonic() - before
        self.assertEqual(alone[0], 1, alone[2])
        outcomes = set()
        # An import waits for a second; the audit takes several.
        for part in (0.2, 0.6):
            audit = self.start(*command)
            time.sleep(took * part)
            between = audit.poll() is None
            code, _, err = self.end(self.start("import", "records.db", "more/school.csv"))
            outcome = self.end(audit)
            self.assertIn(code, (0, 66), err)
            if outcome[0] == 66:
                self.assertIn("was changed while the audit began", outcome[2])
            else:
                self.assertIn((*outcome[:2], code), [(*alone[:2], 66), (*alone[:2], 0)])
            if code == 66:
                self.assertIn("records.db: is locked by another program", err)
            outcomes.add((between, code))
            self.sql("DELETE FROM school WHERE school_id = 'S300'")
        self.assertIn((True, 66), outcomes)
        self.hecha("import", "records.db", "more/school.csv", code=0)
        self.assertEqual(self.count("school"), 301)
        self.nothing_is_left()

    def test_audits_saved_to_one_file_leave_one_of_them_whole(self):
        self.records(run.LARGE + run.SMALL)
        saves = {}
        for day in ("2019-03-22", "2019-06-30"):
            self.audit("--quiet", "--as-of", day, "--save", "audit.db", code=1)
            saves[day] = self.read("audit.db")
        commands = [["audit", "records.db", "--rules", run.PACK, "--quiet", "--as-of", day, "--save", "audit.db"] for day in saves] * 3
        for _ in range(3):
            for code, _, err in self.all_at_once(*commands):
                self.assertEqual((code, err), (1, ""))
            self.assertIn(self.read("audit.db"), saves.values())
        self.nothing_is_left()


class Imports(Together):
    def test_databases_made_at_once_under_one_name_are_one(self):
        outcomes = self.all_at_once(*[["init", "records.db"]] * 5)
        self.assertEqual(sorted(code for code, _, _ in outcomes), [0, 73, 73, 73, 73])
        self.assertTrue(all("exists already" in err for code, _, err in outcomes if code), outcomes)
        self.assertEqual(self.count("school"), 0)
        self.nothing_is_left()

    def test_of_imports_at_once_each_is_there_whole_or_was_refused(self):
        self.records(run.LARGE)
        for i in range(4):
            self.write(f"{i}/teacher.csv", "teacher_id,school_id,name,employment\n" + "".join(
                f"T{i}-{k},S1,教师{k},full_time\n" for k in range(3000)))
        outcomes = self.all_at_once(*[["import", "records.db", f"{i}/teacher.csv"] for i in range(4)])
        for code, _, err in outcomes:
            self.assertIn(code, (0, 66), err)
            if code:
                self.assertIn("records.db: is locked by another program", err)
        done = [i for i, outcome in enumerate(outcomes) if outcome[0] == 0]
        self.assertTrue(done)
        self.assertEqual(self.count("teacher"), 3000 * len(done))
        for i in set(range(4)) - set(done):
            self.hecha("import", "records.db", f"{i}/teacher.csv", code=0)
        self.assertEqual(self.count("teacher"), 12000)
        self.nothing_is_left()

    def test_the_same_rows_are_imported_once(self):
        self.records(run.LARGE)
        self.write("more/school.csv", run.SCHOOL + run.SMALL)
        outcomes = self.all_at_once(*[["import", "records.db", "more/school.csv"]] * 4)
        self.assertEqual([code for code, _, _ in outcomes].count(0), 1, outcomes)
        self.assertEqual({code for code, _, _ in outcomes} - {0, 65, 66}, set(), outcomes)
        self.assertEqual(self.count("school"), 2)


class Publications(Together):
    def test_of_publications_to_one_folder_one_stands_there_whole(self):
        self.records(run.LARGE + run.SMALL)
        wholes = []
        for name, day in (("one.db", "2019-03-22"), ("two.db", "2019-06-30")):
            self.audit("--quiet", "--as-of", day, "--save", name, code=1)
            self.hecha("publish", name, "out", "--quiet", code=0)
            wholes.append(self.published("out"))
        self.assertNotEqual(*wholes)
        for first in (False, True):
            if first:
                os.rename(self.path("out"), self.path("before"))
            for code, _, err in self.all_at_once(*[["publish", name, "out", "--quiet"] for name in ("one.db", "two.db")] * 3):
                self.assertEqual((code, err), (0, ""))
            self.assertIn(self.published("out"), wholes)
            self.nothing_is_left()


if __name__ == "__main__":
    unittest.main()
