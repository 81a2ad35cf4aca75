#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""core/ names no entity and no field: schemas/ and rules/ do.

usage: words.py SOURCE
The words are read from schemas/: every entity's name, plural and Chinese label, and every field's name. A name of
several words is looked for wherever these stand side by side (min_dual_qualified_share); a single word wherever it is
a word of an identifier, a text or a comment, in the singular or the plural.
"""
import os
import re
import sys
import unittest

SOURCE = sys.argv.pop(1)

# Field names that are plain words of English or of programming, and say nothing of schools.
GENERIC = {
    "category", "class", "code", "grade", "kind", "location", "month", "name", "partner",
    "passed", "purpose", "required", "role", "season", "status", "subject", "task", "tested", "title", "year", "ends on",
}
# `city` is also a word for how sure a figure is, beside text, summary and unverified: a contract of the results.
ALLOWED = re.compile(r'\bHC_CITY\b|"city", "set by the city|\bset by the city as a placeholder|\bsummary(, |、)city\b')


def read(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8") as file:
        return file.read()


def words_of_schemas():
    names, labels = set(), set()
    for file in sorted(os.listdir(os.path.join(SOURCE, "schemas"))):
        text = read(os.path.join("schemas", file)) if file.endswith(".yaml") else ""
        if not re.search(r"(?m)^entity:", text):
            continue
        names.update(re.findall(r"(?m)^(?:entity|plural): *(\w+)", text))
        fields = text.split("\nfields:\n", 1)[1]
        names.update(re.findall(r"(?m)^  (\w+):", fields))
        labels.update(re.findall(r"(?m)^label: *\{ *zh: *(\w\w+)", text))
    return {name.replace("_", " ") for name in names} - GENERIC, labels


def pattern_of(names, labels):
    """One expression that finds any of the words in text whose identifiers were split by split_words."""
    spelt = [re.escape(name) + ("(?:e?s)?" if " " not in name else "") for name in sorted(names, key=len, reverse=True)]
    return re.compile(r"(?<![a-z])(?:" + "|".join(spelt) + r")(?![a-z])|" + "|".join(map(re.escape, sorted(labels))))


def split_words(text):
    """Identifiers as words: min_schoolCount is "min school count"."""
    text = re.sub(r"([a-z])([A-Z])", r"\1 \2", ALLOWED.sub("", text))
    return re.sub(r"_+", " ", text).lower()


def found_in(text, pattern):
    for number, line in enumerate(text.splitlines(), 1):
        for found in pattern.finditer(split_words(line)):
            yield number, found.group(0)


class Words(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.names, cls.labels = words_of_schemas()
        cls.pattern = pattern_of(cls.names, cls.labels)

    def test_the_core_names_no_entity_and_no_field(self):
        problems = []
        for top, _, files in os.walk(os.path.join(SOURCE, "core")):
            for file in sorted(files):
                path = os.path.relpath(os.path.join(top, file), SOURCE)
                if file.endswith(".md"):
                    continue  # docs explain with examples
                problems += [f"{path}:{line}: {word}" for line, word in found_in(read(path), self.pattern)]
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_the_words_of_the_domain_would_be_seen(self):
        for text in ("/* a teacher */", "hc_school_find", "minSchools", '"students"', "enterprise", "cities", "set city",
                     "min_dual_qualified_share", "dual_qualified", "LAND_AREA_M2", "internship", '"学校"', "founded_on"):
            self.assertTrue(list(found_in(text, self.pattern)), text)

    def test_plain_words_are_left_alone(self):
        for text in ("subject_name", "required", "capacity", "HC_CITY", "month_of", "kind", "title", "posted", "elective"):
            self.assertFalse(list(found_in(text, self.pattern)), text)

    def test_the_allowed_words_are_words_of_the_schemas(self):
        every = set()
        for file in os.listdir(os.path.join(SOURCE, "schemas")):
            if file.endswith(".yaml"):
                every.update(name.replace("_", " ") for name in re.findall(r"(?m)^  (\w+):", read(f"schemas/{file}")))
        self.assertEqual(GENERIC - every, set())


if __name__ == "__main__":
    unittest.main()
