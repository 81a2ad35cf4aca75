#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""On a terminal: how far it is, as wide as the window, in colours unless they are not wanted; elsewhere nothing of it.

usage: terminal.py PROGRAM SOURCE
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata
import unittest

import run

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ERASED = "\r\x1b[K"


def columns(line):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 0 if unicodedata.combining(letter) else 1 for letter in line)


class Terminal(run.Case):
    def setUp(self):
        super().setUp()
        self.records(run.LARGE + run.SMALL + run.SILENT)

    def on_terminal(self, *args, width=80, stream="stderr", **env):
        """What the program writes to `stream`, which is a terminal, and what it writes to the other one."""
        ours, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        other = "stdout" if stream == "stderr" else "stderr"
        process = subprocess.Popen([run.PROGRAM, *args], cwd=self.folder, env={"PATH": os.environ["PATH"], "TERM": "xterm", **env},
                                   **{stream: its, other: subprocess.PIPE})
        os.close(its)
        said = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # how the end of a terminal looks from here
                break
            if not more:
                break
            said += more
        os.close(ours)
        rest = (process.stdout or process.stderr).read()
        (process.stdout or process.stderr).close()
        self.assertEqual(process.wait(), 1, said + rest)
        return said.decode().replace("\r\n", "\n"), rest.decode()

    def test_progress_goes_up_to_all_and_is_taken_away(self):
        alone = self.audit("-o", "json", code=1)
        said, out = self.on_terminal("audit", "records.db", "--rules", run.PACK, "-o", "json")
        self.assertEqual(out, alone.out)
        self.assertTrue(said.endswith(ERASED), repr(said))
        steps = [int(step) for step in re.findall(r"\r *(\d+) %", said)]
        self.assertEqual(steps, sorted(set(steps)))
        self.assertEqual(steps[-1], 100)

    def test_verifying_shows_progress_as_well(self):
        self.audit("--save", "audit.db", "--quiet", code=1)
        self.hecha("publish", "audit.db", "out", "--quiet", code=0)
        self.sql("UPDATE school SET students = 1100 WHERE school_id = 'S2'")
        said, _ = self.on_terminal("verify", "out", "records.db", "--rules", run.PACK)
        self.assertIn("100 %", said)
        self.assertTrue(said.endswith(ERASED), repr(said))

    def test_nothing_of_it_is_there_when_quiet_or_without_a_terminal(self):
        said, _ = self.on_terminal("audit", "records.db", "--rules", run.PACK, "--quiet")
        self.assertEqual(said, "")
        self.assertEqual(self.audit("-o", "json", code=1).err, "")

    def test_the_text_is_as_wide_as_the_window(self):
        for lang in ("en", "zh"):
            widest = {}
            for width in (50, 100, 0):
                said, _ = self.on_terminal("audit", "records.db", "--rules", run.PACK, "--lang", lang, width=width, stream="stdout")
                widest[width] = max(columns(line) for line in COLOUR.sub("", said).split("\n"))
            with self.subTest(lang, widest=widest):
                self.assertLessEqual(widest[50], 50)
                self.assertGreater(widest[100], 50)
                self.assertLessEqual(widest[0], 80)  # a terminal that does not say how wide it is

    def test_colours_only_where_they_are_wanted(self):
        for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False), ({"TERM": ""}, False)):
            with self.subTest(env):
                said, _ = self.on_terminal("audit", "records.db", "--rules", run.PACK, stream="stdout", **env)
                self.assertEqual(bool(COLOUR.search(said)), coloured)
                plain = COLOUR.sub("", said)
                self.assertNotIn("\x1b", plain)


if __name__ == "__main__":
    unittest.main()
