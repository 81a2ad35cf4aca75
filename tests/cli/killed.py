#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Killed at any moment (kill -9), an import, a saved audit or a publication leaves the old or the new, whole, and needs no
repair by hand.

usage: killed.py PROGRAM SOURCE [--times N]
tests/failing kills before every file operation; here it happens whenever it happens, N times to each command.
"""
import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

import run

ROWS = 8000
TEACHERS = "teacher_id,school_id,name,employment\n" + "".join(f"T{i},S1,教师{i},full_time\n" for i in range(ROWS))


class Killed(run.Case):
    times, all_runs, all_killed = 20, 0, 0

    def rounds(self, *args):
        """Runs it once to its end, and then kills it again and again; yields after each, and checks that it often came in time."""
        environment = {"PATH": os.environ["PATH"]}
        chance = random.Random(5)
        begin = time.monotonic()
        self.hecha(*args)
        took = time.monotonic() - begin
        killed = 0
        for _ in range(self.times):
            self.prepare()
            process = subprocess.Popen([run.PROGRAM, *args], cwd=self.folder, env=environment, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * took * 1.2)
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
            yield
        Killed.all_runs += self.times
        Killed.all_killed += killed
        self.assertGreater(killed, self.times // 4)

    def others(self):
        return sorted(name for name in os.listdir(self.folder) if name not in self.known)

    def prepare(self):
        pass


class Import(Killed):
    def prepare(self):
        self.write("records.db", self.old)

    def test_the_rows_are_all_there_or_none_is(self):
        self.records(run.LARGE)
        self.old = self.read("records.db")
        self.write("teacher.csv", TEACHERS)
        self.known = os.listdir(self.folder)
        for _ in self.rounds("import", "records.db", "teacher.csv"):
            # An audit only reads, and says of a broken change what takes it back: the next import.
            done = self.audit("--quiet")
            if done.returncode != 0:
                self.assertEqual(done.returncode, 66, done.err)
                self.assertIn("the next `hecha import` into it takes that back", done.err)
            self.hecha("import", "records.db", "teacher.csv", "--replace", code=0)
            connection = sqlite3.connect(self.path("records.db"))
            self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            self.assertEqual(connection.execute("SELECT count(*) FROM teacher").fetchone(), (ROWS,))
            connection.close()
            self.assertEqual(self.others(), [])


class Save(Killed):
    def prepare(self):
        self.write("audit.db", self.old)

    def test_the_old_audit_or_the_new_one_stands_there_whole(self):
        self.records("".join(f"X{i},D1,C1,校{i},general,{1100 + i}\n" for i in range(500)))
        command = ["audit", "records.db", "--rules", run.PACK, "--quiet", "--save", "audit.db"]
        self.hecha(*command, code=1)
        new = self.read("audit.db")
        self.hecha(*command, "--as-of", "2012-01-01", code=1)
        self.old = self.read("audit.db")
        self.assertNotEqual(self.old, new)
        self.known = os.listdir(self.folder)
        for _ in self.rounds(*command):
            self.assertIn(self.read("audit.db"), (self.old, new))
        # A worker may hold what its parent left for a moment longer.
        time.sleep(0.3)
        self.hecha(*command, code=1)
        self.assertEqual(self.read("audit.db"), new)
        self.assertEqual(self.others(), [])


class Publish(Killed):
    def saved(self, name, schools):
        self.records(schools)
        self.audit("--quiet", "--save", name)
        os.rename(self.path("records.db"), self.path("of-" + name))

    def test_the_old_publication_or_the_new_one_stands_there_whole(self):
        self.saved("old.db", run.LARGE)
        self.saved("new.db", "".join(f"T{i},D1,C1,校{i},general,{1100 + i}\n" for i in range(60)))
        wholes = []
        for name in ("old.db", "new.db"):
            self.hecha("publish", name, "out", "--quiet", code=0)
            wholes.append(self.published("out"))
        self.assertNotEqual(*wholes)
        self.known = os.listdir(self.folder)
        for name in ("old.db", "new.db"):
            for _ in self.rounds("publish", name, "out", "--quiet"):
                self.assertIn(self.published("out"), wholes)
            # A child that lost its parent is ended, which takes a moment.
            time.sleep(0.3)
            self.hecha("publish", name, "out", "--quiet", code=0)
            self.assertEqual(self.others(), [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=Killed.times)
    options, sys.argv[1:] = parser.parse_known_args()
    Killed.times = options.times
    done = unittest.main(exit=False)
    print(f"{Killed.all_runs} runs, {Killed.all_killed} of them killed before their end")
    sys.exit(not done.result.wasSuccessful())
