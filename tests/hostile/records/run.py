#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Records from people whom nobody knows: damaged, forged, locked, changing.

usage: run.py PROGRAM SOURCE [--all] [CLASS…]
What an audit may do with them is judge.py's. Of the attacks that are many a fixed sample is tried; --all tries every one.
"""
import json
import os
import sys
import unittest
import xml.etree.ElementTree

import base
import beside
import cells
import changing
import damage
import forms
import judge
import tricks

ALL = "--all" in sys.argv and not sys.argv.remove("--all")
PROGRAM = os.path.abspath(sys.argv.pop(1))
del sys.argv[1]
SAMPLE = 10  # of each kind of attack
COUNTS = {}


def sample(attacks, size=SAMPLE):
    """All of them, or `size` evenly spread (and always the same)."""
    attacks = list(attacks)
    return attacks if ALL else attacks[::max(1, len(attacks) // size)]


class Case(unittest.TestCase):
    def setUp(self):
        self.judge = judge.Judge(PROGRAM)
        self.addCleanup(self.close)

    def close(self):
        for word, count in self.judge.counts.items():
            COUNTS[word] = COUNTS.get(word, 0) + count
        self.judge.close()

    def make(self, tables, rows=None):
        """records.db, sound, with the tables of `hecha init` or those of another program."""
        rows, path = rows or self.judge.sound, self.judge.path
        for ending in ("", "-journal", "-wal", "-shm"):
            if os.path.lexists(path + ending):
                os.remove(path + ending)
        self.judge.clustered = tables in ("ours", "clustered")
        if tables == "ours":
            base.make_ours(PROGRAM, path, rows)
        else:
            base.make(path, rows, {"plain": base.PLAIN, "keyed": base.KEYED, "clustered": base.CLUSTERED, "utf16": base.PLAIN}[tables],
                      damage.PAGE, "UTF-16" if tables == "utf16" else "UTF-8")
        with open(path, "rb") as file:
            return file.read()

    def accuse(self, name, *words):
        """Judges records.db, and tells a fault with the attack's name; (exit code, message)."""
        try:
            return self.judge.judge(*words)
        except judge.Fault as fault:
            raise AssertionError(f"{name}: {fault}") from None


class Damage(Case):
    def attack(self, kind, tables, size=SAMPLE):
        sound = self.make(tables)
        self.assertEqual(self.accuse("sound")[0], 1)
        for name, file in sample(kind(sound), size):
            with open(self.judge.path, "wb") as out:
                out.write(file)
            with self.subTest(tables=tables, name=name):
                self.accuse(f"{tables}: {name}")

    def test_every_byte_of_the_header(self):
        self.attack(damage.header_bits, "ours", damage.HEADER)

    def test_each_kind_of_damage_in_tables_of_ours(self):
        for kind in damage.KINDS[1:]:
            self.attack(kind, "ours")

    def test_each_kind_of_damage_in_tables_of_others(self):
        for tables in ("plain", "keyed", "clustered"):
            for kind in damage.KINDS[2:] if not ALL else damage.KINDS:
                self.attack(kind, tables, SAMPLE // 2)

    def test_the_full_check_sees_no_less(self):
        sound = self.make("ours")
        for name, file in sample(damage.scattered(sound), 8):
            with open(self.judge.path, "wb") as out:
                out.write(file)
            self.accuse(f"--integrity: {name}", "--integrity")


class Tricks(Case):
    def test_what_a_sound_file_may_hold(self):
        for name, tables, sql, codes, words in tricks.SCHEMA:
            with self.subTest(name):
                self.make(tables)
                with base.connection_to(self.judge.path) as connection:
                    connection.executescript(sql)
                code, told = self.accuse(name)
                self.assertIn(code, codes, told)
                for word in words:
                    self.assertIn(word, told)

    def test_values_that_no_form_lets_in(self):
        sound = self.make("plain")
        for name, sql in sample(cells.cells(), 50):
            with open(self.judge.path, "wb") as out:
                out.write(sound)
            with base.connection_to(self.judge.path) as connection:
                connection.executescript(sql)
            with self.subTest(name):
                self.accuse(name)

    def test_no_format_passes_on_what_a_reader_would_obey(self):
        sound = self.judge.sound
        for school in sound["school"][:12]:
            number = sound["school"].index(school)
            hostile = ["\x1b[2J\x1b]0;x\x07", "a\nb\rc", "\u202ea\u2066b", "\x9b31m", "=1+1", "@SUM(1)", "</testcase>&<!--", "]]>", "| a | b", "`x`",
                       "'\"", "\ufeff\ufffe"][number]
            sound["school"][number] = (*school[:2], base.text(hostile), *school[3:])
        sound["city"][0] = (base.text("C\x1b1\n"), *sound["city"][0][1:])
        for table in ("plain", "ours"):
            self.make(table, sound)
            for form in ("text", "markdown", "junit", "csv", "json", "jsonl"):
                code, out, told = self.judge.run("audit", "records.db", "--schemas", base.SCHEMAS, "--rules", base.PACK, "-o", form)
                self.assertEqual((code, told), (1, ""))
                text = out.decode()
                obeyed = [c for c in text if c in "\x1b\x07\x7f\x9b\u202e\u2066" or (c < " " and c not in "\n\r")]
                if form in ("text", "markdown"):  # for people; the others are for programs, which must be able to read them
                    self.assertEqual(obeyed, [], form)
                if form == "junit":
                    xml.etree.ElementTree.fromstring(text)
                if form.startswith("json"):
                    json.loads(text if form == "json" else text.splitlines()[0])


# The tests of these need no sample.
class Beside(beside.Beside, Case):
    pass


class Changing(changing.Changing, Case):
    ROUNDS = 400 if ALL else 12


class Forms(forms.Forms, Case):
    pass


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    print(", ".join(f"{word} {count}" for word, count in COUNTS.items()))
    sys.exit(not result.wasSuccessful())
