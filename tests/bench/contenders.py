# SPDX-License-Identifier: MIT
"""Who is compared: how each is run on a database and a set of rules, and what it counts.

A contender gives (measured steps, counts): counts by (rule's name, result), the same for everybody or the comparison is
void. A contender that cannot say a rule lists it in `lacks`.
"""
import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from process import Measured, measure

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
PYTHON = "/usr/bin/python3"  # Debian's own, which has Debian's pandas
RESULTS = ("pass", "fail", "unknown", "notapplicable")
ACROSS = ["enrolment.no_double_registration", "training.enterprise_intern_share"]


def prepare():
    """Installs what the contenders need where it is missing."""
    there = subprocess.run([PYTHON, "-c", "import pandas, matplotlib"], capture_output=True, check=False).returncode == 0
    if not there or subprocess.run(["sqlite3", "--version"], capture_output=True, check=False).returncode:
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "python3-pandas", "python3-matplotlib", "sqlite3"], check=True)
    subprocess.run(["npm", "install", "--prefix", str(HERE / "peers"), "--no-save", "--no-audit", "--no-fund", "--silent"], check=True)


def read_counts(text):
    counts = {}
    for line in text.splitlines():
        name, result, count = line.split("|")
        counts[name, result] = int(count)
    return counts


class Contender:
    lacks = []

    def __init__(self, name):
        self.name = name

    def ready(self, records, ruleset, folder):
        """What is not measured, before the first run on these records and rules."""

    def run(self, records, ruleset, folder):
        raise NotImplementedError


class Hecha(Contender):
    """The whole audit: results complete, ledger written."""

    def __init__(self, build, jobs):
        super().__init__(f"hecha, {jobs} worker{'s' if jobs > 1 else ''}")
        self.build, self.jobs = build, jobs

    def run(self, records, ruleset, folder):
        ledger = folder / "audit.db"
        ledger.unlink(missing_ok=True)
        done = measure([self.build / "hecha", "audit", records, "--schemas", SOURCE / "schemas", *ruleset.options(), "--quiet",
                        "--save", ledger, "--jobs", self.jobs], codes=(0, 1, 2))
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as database:
            rows = database.execute(f"SELECT id, {', '.join(RESULTS)}, waived + error FROM rule WHERE state = 'runs'").fetchall()
        broken = [row[0] for row in rows if row[-1]]
        if broken or len(rows) != len(ruleset.rules):
            raise SystemExit(f"hecha: {len(rows)} of {len(ruleset.rules)} rules ran; broken: {broken}")
        return [done], {(row[0], result): count for row in rows for result, count in zip(RESULTS, row[1:]) if count}


class Sqlite(Contender):
    """A query for each rule, in the sqlite3 shell."""

    def ready(self, records, ruleset, folder):
        (folder / "sqlite.sql").write_text(ruleset.sql("sqlite"), encoding="utf-8")

    def run(self, records, ruleset, folder):
        with open(folder / "sqlite.sql", encoding="utf-8") as queries:
            done = measure(["sqlite3", "-readonly", "-batch", "-list", records], stdin=queries)
        return [done], read_counts(done.output)


class Program(Contender):
    """A program in peers/ that is told the rules in a file."""

    def __init__(self, name, command, lacks=()):
        super().__init__(name)
        self.command, self.lacks = command, list(lacks)

    def ready(self, records, ruleset, folder):
        (folder / f"{self.command[-1]}.json").write_text(json.dumps(ruleset.run()), encoding="utf-8")

    def run(self, records, ruleset, folder):
        program = HERE / "peers" / self.command[-1]
        done = measure([*self.command[:-1], program, records, folder / f"{self.command[-1]}.json"])
        return [done], read_counts(done.output)


class Duckdb(Contender):
    """The same queries, on its own tables; or on those and with what it takes to make them."""

    def __init__(self, name, imports):
        super().__init__(name)
        self.imports = imports

    def home(self, folder):
        return folder / ("duckdb-import" if self.imports else "duckdb")

    def make_tables(self, records, folder):
        home = self.home(folder)
        return measure(["node", HERE / "peers/duckdb.js", "import", records, home / "run.json", home])

    def ready(self, records, ruleset, folder):
        home = self.home(folder)
        home.mkdir(exist_ok=True)
        (home / "run.json").write_text(json.dumps(ruleset.run()), encoding="utf-8")
        (home / "rules.sql").write_text(ruleset.sql("duckdb"), encoding="utf-8")
        if not self.imports:
            self.make_tables(records, folder)

    def run(self, records, ruleset, folder):
        home = self.home(folder)
        steps = [self.make_tables(records, folder)] if self.imports else []
        done = measure(["node", HERE / "peers/duckdb.js", "run", home, home / "rules.sql"])
        return [*steps, done], read_counts(done.output)


def together(steps):
    """One after the other: seconds add up, memory does not."""
    return Measured(sum(step.seconds for step in steps), sum(step.cpu for step in steps), 0, [], max(step.peak_kib for step in steps), "")


def everybody(build):
    return [Hecha(build, 1), Hecha(build, 2), Sqlite("SQL in the sqlite3 shell"), Duckdb("DuckDB, its own tables", False),
            Duckdb("DuckDB with import", True), Program("pandas", [PYTHON, "pandas_rules.py"]),
            Program("GoRules ZEN", ["node", "zen.js"], ACROSS), Program("json-rules-engine", ["node", "json_rules.js"], ACROSS)]
