#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The instructions that the stages of an audit take stay below their ceilings. They repeat where seconds do not.

usage: instructions.py BUILD [--write]

BUILD is a release build's folder. --write stores what is measured now, and a thirtieth more, as the new ceilings: for a
change that is worth its price, in a commit that says so.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

WRITE = "--write" in sys.argv
BUILD = os.path.abspath(sys.argv[1])
del sys.argv[1:]
CEILINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ceilings.json")
GENERATE = os.path.join(BUILD, "tests/bench/bench_generate")
STAGES = os.path.join(BUILD, "tests/bench/bench_stages")
WORK = ["--schools", "40", "--teachers-per-school", "85", "--students-per-school", "500", "--internships-per-school", "50", "--seed", "7"]
ROOM = 1 + 1 / 30


def count(records, stage):
    """The millions of instructions of one stage, everything from the program's start to its end."""
    # The same surroundings each time: where the stack begins depends on them, and hashes of addresses on that.
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", STAGES, records, stage],
                          capture_output=True, text=True, env={"PATH": os.environ["PATH"], "TMPDIR": os.path.dirname(records)})
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        raise RuntimeError(f"{stage}: {done.stderr[-500:]}")
    return int(found.group(1)) / 1e6


class Instructions(unittest.TestCase):
    def test_each_stage_stays_below_its_ceiling(self):
        with tempfile.TemporaryDirectory(prefix="hecha-instructions-") as folder:
            records = os.path.join(folder, "records.db")
            subprocess.run([GENERATE, records, *WORK], check=True, capture_output=True)
            counts = {stage: count(records, stage) for stage in ("scan", "rules", "ledger")}
        if WRITE:
            with open(CEILINGS, "w", encoding="utf-8") as file:
                json.dump({stage: round(found * ROOM) for stage, found in counts.items()}, file, indent=1)
                file.write("\n")
        with open(CEILINGS, encoding="utf-8") as file:
            ceilings = json.load(file)
        for stage, found in counts.items():
            print(f"{stage}: {found:.0f} million instructions, at most {ceilings[stage]}", file=sys.stderr)
        over = {stage: found for stage, found in counts.items() if found > ceilings[stage]}
        self.assertEqual(over, {}, "more instructions than the ceiling (millions)")
        # A ceiling far above says nothing: an improvement is kept by lowering it (--write).
        self.assertEqual([stage for stage, found in counts.items() if found < ceilings[stage] * 0.8], [], "lower the ceilings")


if __name__ == "__main__":
    unittest.main()
