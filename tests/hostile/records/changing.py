# SPDX-License-Identifier: MIT
"""A database that others change while it is read: an audit is of one state of it, or is refused and says so."""
import os
import sqlite3
import threading

import base
import judge

FLIP = [
    "UPDATE teacher SET degree = CASE degree WHEN 'master' THEN 'associate' ELSE 'master' END",
    "UPDATE school SET area = 1001 - area WHERE area BETWEEN 0 AND 1001",
    "UPDATE student SET grade = 3 - grade",
    "UPDATE internship SET paid = 1 - paid",
]


class Writer(threading.Thread):
    """Commits the one state and the other, in turn, as fast as it can."""

    def __init__(self, path):
        super().__init__()
        self.path, self.over, self.commits, self.waited = path, False, 0, 0

    def run(self):
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=0.05)
        connection.execute("PRAGMA synchronous = OFF")
        while not self.over:
            try:
                connection.execute("BEGIN IMMEDIATE")
                for sql in FLIP:
                    connection.execute(sql)
                connection.execute("COMMIT")
                self.commits += 1
            except sqlite3.OperationalError:
                self.waited += 1
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        connection.close()


class Changing:
    ROUNDS = 12

    def state(self):
        rows = base.read(self.judge.path)
        self.assertNotIn(None, rows.values())
        return self.judge.expect(rows)[:2]

    def test_an_audit_is_of_one_state_or_refused(self):
        self.make("ours")
        states = [self.state()]
        with base.connection_to(self.judge.path) as connection:
            for sql in FLIP:
                connection.execute(sql)
        states.append(self.state())
        self.assertNotEqual(*states)
        writer = Writer(self.judge.path)
        writer.start()
        seen = {"one": 0, "other": 0, "refused": 0}
        try:
            for number in range(self.ROUNDS):
                code, out, told = self.judge.audit("records.db", "--jobs", str(number % 3 + 1))
                if code in judge.REFUSED:
                    judge.check_refusal(code, out, told)
                    self.assertEqual(code, 66, told)
                    self.assertRegex(told, "locked|was changed|broken off")
                    seen["refused"] += 1
                else:
                    self.assertIn((code, out), states, "an audit of neither state")
                    seen["one" if (code, out) == states[0] else "other"] += 1
        finally:
            writer.over = True
            writer.join()
        self.judge.counts["tried"] += self.ROUNDS
        self.judge.counts["messages"] += seen["refused"]
        self.judge.counts["audits"] += seen["one"] + seen["other"]
        self.assertGreater(writer.commits, 0)

    def test_a_file_that_is_exchanged_meanwhile(self):
        other = self.make("plain")
        states = [self.state()]
        with base.connection_to(self.judge.path) as connection:
            for sql in FLIP:
                connection.execute(sql)
        states.append(self.state())
        with open(self.judge.path, "rb") as file:
            files = [other, file.read()]
        over = threading.Event()

        def exchange():
            number = 0
            while not over.is_set():
                new = os.path.join(self.judge.folder, "copy", "new.db")
                with open(new, "wb") as file:
                    file.write(files[number % 2])
                os.replace(new, self.judge.path)
                number += 1
                over.wait(0.003)

        thread = threading.Thread(target=exchange)
        thread.start()
        try:
            for number in range(self.ROUNDS):
                code, out, told = self.judge.audit("records.db", "--jobs", str(number % 3 + 1))
                if code in judge.REFUSED:
                    judge.check_refusal(code, out, told)
                else:
                    self.assertIn((code, out), states, "an audit of neither file")
        finally:
            over.set()
            thread.join()
        self.judge.counts["tried"] += self.ROUNDS
