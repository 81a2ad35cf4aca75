#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The built program carries what makes an attack harder, read off its bytes.

usage: hardened.py PROGRAM [PLAIN]
PLAIN is the same kind of program built without any of it: what is looked for must not be found there.
"""
import platform
import re
import subprocess
import sys
import unittest

PROGRAM, PLAIN = sys.argv.pop(1), sys.argv.pop(1)
INTEL = platform.machine() == "x86_64"


def shown(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def lacks(program):
    """What is not there, each in a few words."""
    head = shown("readelf", "--wide", "--file-header", "--program-headers", "--dynamic", program)
    names = shown("readelf", "--wide", "--dyn-syms", program)
    code = shown("objdump", "--disassemble", "--no-show-raw-insn", program)
    wanted = {
        "its place in memory is not fixed": re.search(r"Flags:.*\bPIE\b", head),
        "tables of addresses are read-only": "GNU_RELRO" in head and re.search(r"BIND_NOW|Flags:.*\bNOW\b", head),
        "the stack is no code": re.search(r"GNU_STACK.*\bRW\s", head),
        "nothing is written and run": not re.search(r"\bRWE\b", head),
        "code is not changed as it loads": "TEXTREL" not in head,
        "libraries are not taken from other folders": not re.search(r"R(UN)?PATH", head),
        "functions guard their frames": "__stack_chk_fail" in names,
        "the C library checks lengths": re.search(r"__v?snprintf_chk|__memcpy_chk", names),
    }
    if INTEL:
        wanted["a large frame is touched page by page"] = re.search(r"or[qb]\s+\$0x0,(?:0x[0-9a-f]+)?\(%rsp", code)
        wanted["jumps land where they may"] = re.search(r"<main>:\n[^\n]*endbr64", code)
    return [name for name, found in wanted.items() if not found]


class Hardened(unittest.TestCase):
    def test_the_program_has_all_of_it(self):
        self.assertEqual(lacks(PROGRAM), [])

    def test_it_would_be_missed(self):
        missed = lacks(PLAIN)
        for name in ("its place in memory is not fixed", "tables of addresses are read-only", "functions guard their frames",
                     "the C library checks lengths", "the stack is no code", "libraries are not taken from other folders"):
            self.assertIn(name, missed)
        if INTEL:
            self.assertIn("a large frame is touched page by page", missed)
            self.assertIn("jumps land where they may", missed)


if __name__ == "__main__":
    unittest.main()
