#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a bureau can decide stands in one place: decisions.yaml lists every limit that the texts leave open, and no other.

usage: decisions.py SOURCE
"""
import os
import re
import sys
import unittest

SOURCE = sys.argv.pop(1)


def read(name):
    with open(os.path.join(SOURCE, "rules", name), encoding="utf-8") as file:
        return file.read()


def open_limits():
    """The limits with a placeholder, each with its figures."""
    found = {}
    for block in re.split(r"(?m)^  (?=\w+:$)", read("limits.yaml"))[1:]:
        for value in re.split(r"(?m)^      - ", block)[1:]:
            if "verified: city" in value:
                found.setdefault(block.split(":")[0], set()).add(re.search(r"value: (\S+)", value)[1])
    return found


class Decisions(unittest.TestCase):
    def test_every_open_limit_is_listed_with_its_placeholder(self):
        listed = dict(re.findall(r"(?m)^#   (\w+) +([\d.]+) +\S", read("decisions.yaml")))
        self.assertEqual({name: {value} for name, value in listed.items()}, open_limits())

    def test_the_placeholders_are_found_at_all(self):
        self.assertIn("balance_tolerance", open_limits())

    def test_the_shipped_file_decides_nothing(self):
        self.assertRegex(read("decisions.yaml"), r"(?m)^limits:\n\Z")


if __name__ == "__main__":
    unittest.main()
