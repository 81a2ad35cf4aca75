#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The coverage of core/ by room, and of the files that are least covered.

usage: table.py SUMMARY.json (of gcovr)
"""
import collections
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    files = json.load(file)["files"]
rooms = collections.defaultdict(lambda: [0, 0, 0, 0])
for one in files:
    parts = one["filename"].split("/")
    room = parts[1] if len(parts) > 2 else "(joins)"
    figures = [one["line_covered"], one["line_total"], one["branch_covered"], one["branch_total"]]
    for name in (room, "all"):
        rooms[name] = [a + b for a, b in zip(rooms[name], figures)]


def share(part, whole):
    return f"{part:6} of {whole:6}  {100 * part / whole if whole else 100:5.1f} %"


print(f"{'room':10} {'lines':>24} {'branches':>24}")
for name, (lines, all_lines, branches, all_branches) in sorted(rooms.items(), key=lambda room: (room[0] == "all", room[0])):
    print(f"{name:10} {share(lines, all_lines)} {share(branches, all_branches)}")
print("\nleast covered files:")
for one in sorted(files, key=lambda one: one["line_percent"])[:15]:
    print(f"  {one['line_percent']:5.1f} %  {one['filename']}")
