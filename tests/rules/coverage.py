#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The shipped register is whole: rules carry each clause, or it says why none does.

usage: coverage.py PROGRAM SOURCE
"""
import json
import os
import subprocess
import sys
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv.pop(1)), os.path.abspath(sys.argv.pop(1))


class Coverage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folders = [f"--{name}={os.path.join(SOURCE, name)}" for name in ("rules", "schemas")]
        cls.done = subprocess.run([PROGRAM, "coverage", "-o", "json", "--lang", "en", *folders], capture_output=True,
                                  text=True, check=False)

    def test_the_register_has_no_hole(self):
        self.assertEqual(self.done.returncode, 0, "\n" + self.done.stderr)

    def test_every_shipped_rule_and_document_is_in_it(self):
        self.assertTrue(self.done.stdout, "no document")
        document = json.loads(self.done.stdout)
        rules = [f"{os.path.basename(top)}.{name[:-4]}" for top, _, names in os.walk(os.path.join(SOURCE, "rules"))
                 for name in names if name.endswith(".lua")]
        documents = [name[:-5] for name in os.listdir(os.path.join(SOURCE, "rules", "regulations"))
                     if name.endswith(".yaml")]
        self.assertEqual([one["id"] for one in document["rules"]], sorted(rules))
        self.assertEqual([one["id"] for one in document["documents"]], sorted(documents))


if __name__ == "__main__":
    unittest.main()
