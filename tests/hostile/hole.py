#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The second wall, with a hole in the first.

usage: hole.py PROGRAM_WITH_A_HOLE SOURCE
hecha_hole has one word too many: hole("connect", PORT) does in C what no rule can. Through the whole program, a rule
that uses it on one school must reach nothing, cost itself one `error`, and change no other byte.
"""
import os
import shutil
import socket
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cli"))
import run  # takes the program and the source off the arguments

SCHOOLS = "".join(f"S{i:03},D1,C1,第{i}校,general,{1100 + i}\n" for i in range(1, 151))
CULPRIT = "S070"
RULE = """return rule {{
  id = "hostile.{name}", title = {{ zh = "洞", en = "A hole" }}, clauses = {{ "standard-2010:6" }}, severity = "note",
  subject = "school",
  check = function(school)
    if school.school_id == "{culprit}" then
      local got = hole({words})
    end
    return true
  end,
  examples = {{ {{ "one that fails", result = "fail", school = {{ name = "x" }} }} }},
}}
"""
CRASHED, SLOW, MEDDLED = "the rule crashed its worker", "the rule ran for longer than it may", "the rule meddled with its worker"


class Hole(run.Case):
    # name, arguments of the hole, words of the error; FILE is a file that there is, NEW one that there is not
    CASES = [
        ("read_a_file", '"read a file", "FILE"', "held back: Operation not permitted"),
        ("make_a_file", '"make a file", "NEW"', "held back: Operation not permitted"),
        ("overwrite_a_file", '"make a file", "FILE"', "held back: Operation not permitted"),
        ("remove_a_file", '"remove a file", "FILE"', "held back: Operation not permitted"),
        ("connect", '"connect", "PORT"', "held back: Operation not permitted"),
        ("begin_a_process", '"begin a process"', "held back: Operation not permitted"),
        ("run_a_program", '"run a program", "/bin/true"', "held back: Operation not permitted"),
        ("kill_the_parent", '"kill the parent"', "held back: Operation not permitted"),
        ("trace_the_parent", '"trace the parent"', "held back: Operation not permitted"),
        ("run_memory", '"run memory"', "held back: "),
        ("write_everywhere", '"write everywhere", "escaped"', MEDDLED),
        ("write_a_byte", '"write everywhere", "x"', MEDDLED),
        ("close_everything", '"close everything"', MEDDLED),
        ("wait_for_ever", '"wait for ever"', SLOW),
        ("loop", '"loop"', SLOW),
        ("touch_nothing", '"touch nothing"', CRASHED),
        ("give_up", '"give up"', CRASHED),
        ("leave", '"leave"', CRASHED),
        ("fill_the_stack", '"fill the stack", "x"', CRASHED),
        ("spoil_the_heap", '"spoil the heap", "xxxxxxxxx"', CRASHED),
    ]

    def hecha(self, *args, **expected):
        return super().hecha(*args, "--schemas", run.SCHEMAS, **expected)

    def setUp(self):
        super().setUp()
        self.records(SCHOOLS)

    def outputs(self, *args):
        """The lines of jsonl, what the terminal would say, and the exit code."""
        done = self.audit("--rules", "holes", "--jobs", "2", "-o", "jsonl:out.jsonl", "--quiet", *args)
        self.assertEqual(done.err, "")
        return self.read("out.jsonl").decode().split("\n"), done

    def listen(self):
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.01)
        return server

    def test_whatever_comes_through_the_hole_is_held_by_the_second_wall(self):
        server = self.listen()
        self.write("kept.txt", "kept")
        places = {"FILE": self.path("kept.txt"), "NEW": self.path("new.txt"), "PORT": str(server.getsockname()[1])}
        for name, words, said in self.CASES:
            for place, value in places.items():
                words = words.replace(place, value)
            with self.subTest(name):
                shutil.rmtree(self.path("holes"), ignore_errors=True)
                rule = RULE.format(name=name, culprit=CULPRIT, words=words)
                self.write(f"holes/hostile/{name}.lua", rule.replace(CULPRIT, "nobody"))
                before, _ = self.outputs()
                self.write(f"holes/hostile/{name}.lua", rule)
                after, _ = self.outputs()
                changed = [(old, new) for old, new in zip(before, after) if old != new]
                self.assertEqual(len(before), len(after))
                self.assertEqual(len(changed), 1, str(changed)[:2000])
                self.assertIn(f'"rule":"hostile.{name}","subject":{{"entity":"school","id":"{CULPRIT}"', changed[0][1])
                self.assertIn('"result":"error"', changed[0][1])
                self.assertIn(said, changed[0][1])
        self.assertEqual(self.read("kept.txt"), b"kept")
        self.assertFalse(os.path.exists(self.path("new.txt")))
        with self.assertRaises(TimeoutError):
            server.accept()

    def test_a_hole_at_load_runs_no_program_and_reaches_no_network(self):
        server = self.listen()
        for words in ('"run a program", "/bin/true"', f'"connect", "{server.getsockname()[1]}"'):
            with self.subTest(words):
                self.write("holes/hostile/loads.lua", f"local got = hole({words})\nreturn {{}}\n")
                self.audit("--rules", "holes", code=65, err=["holes/hostile/loads.lua:1: held back: Operation not permitted"])
        with self.assertRaises(TimeoutError):
            server.accept()


if __name__ == "__main__":
    unittest.main()
