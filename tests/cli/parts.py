#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha audit --part K/N` and `hecha merge`: an audit in parts is the whole audit, or it is refused.

usage: parts.py PROGRAM SOURCE
"""
import glob
import os
import shutil
import sqlite3
import unittest

import run

SCHOOLS = "".join(f"S{i:03},D1,C1,学校{i},general,{1000 + 7 * i}\n" for i in range(50))


class Parts(run.Case):
    """The small pack."""

    def setUp(self):
        super().setUp()
        shutil.copytree(run.PACK, self.path("pack"))

    def part(self, number, of, name=None, *args, records="records.db", **expected):
        name = name or f"part-{number}.db"
        expected.setdefault("code", 0)
        self.hecha("audit", records, "--rules", "pack", "--part", f"{number}/{of}", "--save", name, "--quiet", *args, **expected)
        return name

    def parts(self, of, *args):
        return [self.part(number, of, None, *args) for number in range(1, of + 1)]

    def whole(self, *args, name="whole.db"):
        done = self.hecha("audit", "records.db", "--rules", "pack", "--save", name, "--quiet", *args)
        self.assertIn(done.returncode, (0, 1, 2), done.err)
        return self.read(name)

    def refused(self, *parts, code=66, err, lines=None, out="out.db"):
        """A merge that cannot be: each problem told, and nothing written."""
        before = {name: self.read(name) for name in os.listdir(self.folder) if name.endswith(".db")}
        done = self.hecha("merge", out, *parts, "-o", "json:out.json", code=code, err=err)
        self.assertEqual(done.out, "")
        self.assertEqual(done.err.count("hecha: "), lines or len(err), done.err)
        self.assertEqual({name: self.read(name) for name in os.listdir(self.folder) if ".db" in name}, before)
        self.assertFalse(os.path.exists(self.path("out.json")))

    # ---- the same bytes ----

    def test_any_number_of_parts_in_any_order_is_the_whole(self):
        self.records(SCHOOLS)
        whole = self.whole()
        for of in (1, 2, 3, 7, 50, 60):
            with self.subTest(of):
                parts = self.parts(of)
                self.hecha("merge", "out.db", *parts[::-1], "--quiet", code=1)
                self.assertEqual(self.read("out.db"), whole)

    def test_every_part_has_some_of_the_subjects(self):
        self.records(SCHOOLS)
        sizes = []
        for part in self.parts(7):
            connection = sqlite3.connect(self.path(part))
            sizes += connection.execute("SELECT count(*) FROM result").fetchone()
            connection.close()
        self.assertEqual(sum(sizes), 50)
        self.assertLessEqual(max(sizes) - min(sizes), 8)
        self.assertGreater(min(sizes), 0)

    def test_no_records_at_all_and_none_that_lie_within(self):
        self.records("")
        whole = self.whole()
        self.hecha("merge", "out.db", *self.parts(3), "--quiet", code=0)
        self.assertEqual(self.read("out.db"), whole)

    def test_a_part_again_is_the_same_file(self):
        self.records(SCHOOLS)
        self.part(2, 3, "part.db", "--jobs", "1")
        once = self.read("part.db")
        self.part(2, 3, "part.db", "--jobs", "3")
        self.assertEqual(self.read("part.db"), once)
        self.assertEqual([name for name in os.listdir(self.folder) if "tmp" in name], [])

    def test_the_merge_ends_like_the_audit(self):
        self.records(SCHOOLS)
        args = [word for name in run.FORMATS for word in ("-o", f"{name}:whole.{name}")]
        said = self.hecha("audit", "records.db", "--rules", "pack", "--save", "whole.db", *args, code=1).out
        parts = self.parts(3)
        args = [word.replace("whole.", "merged.") for word in args]
        self.assertEqual(self.hecha("merge", "out.db", *parts, *args, code=1).out, said)
        for name in run.FORMATS:
            self.assertEqual(self.read("merged." + name), self.read("whole." + name), name)
        self.hecha("merge", "out.db", *parts, "--quiet", "--fail-on", "key", code=0)

    def test_a_part_says_how_much_it_is_and_that_it_is_done(self):
        self.records(SCHOOLS)
        args = ["audit", "records.db", "--rules", "pack", "--part", "1/5", "--save", "part.db"]
        self.hecha(*args, code=0, out=["part.db: part 1/5, 10 results\n"])
        self.hecha(*args, "--lang", "zh", code=0, out=["part.db：第 1/5 部分，10 个结果\n"])

    # ---- what a part is not ----

    def test_nothing_that_reads_a_saved_audit_takes_a_part(self):
        self.records(SCHOOLS)
        self.whole()
        part = self.part(1, 2)
        word = ["part-1.db: is one part of an audit: put all its parts together first, with `hecha merge`"]
        self.hecha("publish", part, "site", code=66, err=word)
        self.hecha("publish", "whole.db", "site", "--since", part, code=66, err=word)
        self.hecha("diff", part, "whole.db", code=66, err=word)
        self.hecha("diff", "whole.db", part, code=66, err=word)
        self.hecha("audit", "records.db", "--rules", "pack", "--since", part, code=66, err=word)
        self.hecha("diff", part, part, "--lang", "zh", code=66, err=["只是一次核查的一部分：请先用 `hecha merge` 合并全部部分"])
        self.assertFalse(os.path.exists(self.path("site")))

    def test_a_part_and_a_whole_do_not_replace_each_other(self):
        self.records(SCHOOLS)
        self.whole()
        part = self.part(1, 2)
        before = self.read("whole.db"), self.read(part)
        self.part(1, 2, "whole.db", code=73, err=["whole.db: is a whole saved audit, and is not replaced by one part of one"])
        self.hecha("audit", "records.db", "--rules", "pack", "--save", part, code=73,
                   err=["part-1.db: is one part of an audit, and is not replaced by a whole one"])
        self.assertEqual((self.read("whole.db"), self.read(part)), before)

    def test_usage(self):
        self.records(SCHOOLS)
        for part in ("0/3", "4/3", "1", "1/", "/3", "1/0", "1/10000", "a/b", "1/3x", "-1/3", " 1/3", "1 /3"):
            with self.subTest(part):
                self.hecha("audit", "records.db", "--part=" + part, "--save", "part.db", code=64,
                           err=[f'--part takes a part and how many there are, such as 2/7, not "{part}"'])
        self.hecha("audit", "records.db", "--part", "1/2", code=64, err=["--part needs --save"])
        done = self.hecha("audit", "records.db", "--part", "1/2", "--save", "part.db", "-o", "json", "--fail-on", "key",
                          "--compare-as-of", "2020-01-01", code=64,
                          err=["--output does not go with --part", "--fail-on does not go", "--compare-as-of does not go"])
        self.assertEqual(done.err.count("hecha: "), 3)
        self.hecha("audit", "records.db", "--part", "1/2", "--lang", "zh", code=64, err=["--part 需要 --save"])
        self.assertFalse(os.path.exists(self.path("part.db")))


    # ---- what is no set of parts ----

    def test_missing_parts_are_named(self):
        self.records(SCHOOLS)
        self.whole()
        parts = self.parts(9)
        self.refused(*parts[1:], err=["of 9 parts these are missing: 1\n"])
        self.refused(parts[1], parts[6], err=["of 9 parts these are missing: 1, 3-6, 8-9\n"])
        self.hecha("merge", "out.db", parts[1], "--lang", "zh", code=66, err=["共 9 部分，缺少：1, 3-9"])

    def test_a_part_that_is_there_twice_is_named_with_the_other(self):
        self.records(SCHOOLS)
        parts = self.parts(3)
        shutil.copy(self.path(parts[0]), self.path("again.db"))
        self.refused(*parts, "again.db", parts[2], err=["again.db: is part 1 of 3, as part-1.db is", "part-3.db: is part 3 of 3, as part-3.db is"])
        self.hecha("merge", "out.db", *parts, "again.db", "--lang", "zh", code=66, err=["again.db: 是第 1 部分（共 3 部分），与 part-1.db 重复"])

    def test_parts_of_other_runs_are_named_with_what_is_another(self):
        self.records(SCHOOLS)
        first, third = self.part(1, 3), self.part(3, 3)
        old = "old.db"
        self.whole(name=old)
        self.write("waivers.yaml", "waivers: []\n")
        made = self.part(2, 3, "good.db")

        def more(name, *args, **how):
            return self.part(2, how.pop("of", 3), name, *args, **how)
        cases = {
            more("date.db", "--as-of", "2019-03-23"): "the date (--as-of)",
            more("choice.db", "--rule", "size.*"): "the options that choose rules",
            more("unverified.db", "--include-unverified"): "the options that choose rules",
            more("within.db", "--within", "district:D1"): "--within",
            more("waivers.db", "--waivers", "waivers.yaml"): "the waivers",
            more("since.db", "--since", old): "the earlier audit (--since)",
            more("of.db", of=4): "the number of parts",
            more("two.db", "--as-of", "2019-03-23", "--within", "city:C1"): "the date (--as-of), --within",
        }
        shutil.copytree(run.SCHEMAS, self.path("schemas"))
        self.write("schemas/school.yaml", self.read("schemas/school.yaml") + b"# a word\n")
        cases[more("schemas.db", "--schemas", "schemas")] = "schemas/school.yaml"
        self.write("pack/size/students.lua", self.read("pack/size/students.lua") + b"-- a word\n")
        self.write("pack/size/more.yaml", "")
        cases[more("rules.db")] = "rules/size/more.yaml, rules/size/students.lua"
        shutil.rmtree(self.path("pack"))
        shutil.copytree(run.PACK, self.path("pack"))
        self.sql("UPDATE school SET students = 1 WHERE school_id = 'S049'")
        cases[more("records.db.db")] = "the records"
        told = [f"{name}: is of another run than part-1.db: not the same: {what}\n" for name, what in cases.items()]
        self.refused(first, *cases, third, err=[*told, "of 3 parts these are missing: 2\n"])
        self.hecha("merge", "out.db", first, "records.db.db", "--lang", "zh", code=66,
                   err=["records.db.db: 与 part-1.db 不属于同一次核查：不同的是记录"])
        self.hecha("merge", "out.db", first, made, third, "--quiet", code=1)

    def test_many_differences_are_counted(self):
        self.records(SCHOOLS)
        self.part(1, 2)
        for number in range(9):
            self.write(f"pack/size/more{number}.yaml", "")
        self.part(2, 2)
        self.refused("part-1.db", "part-2.db", err=["rules/size/more4.yaml and 4 more", "these are missing: 2"])

    def test_what_is_no_part_is_refused_and_the_others_are_looked_at(self):
        self.records(SCHOOLS)
        self.whole()
        parts = self.parts(4)
        self.write("text.db", "no database\n" * 100)
        self.write("empty.db", "")
        half = self.read(parts[1])
        self.write("half.db", half[:len(half) // 2 // 4096 * 4096])
        self.refused("nowhere.db", "text.db", "empty.db", "records.db", "whole.db", "half.db", parts[0], parts[3], err=[
            "nowhere.db: cannot be read", "text.db: is no SQLite database", "empty.db: is an empty file",
            "records.db: is no part of an audit", "whole.db: is a whole saved audit, no part of one", "half.db: is damaged",
            "of 4 parts these are missing: 2-3\n"])

    def test_a_part_that_was_changed_is_never_merged(self):
        self.records(SCHOOLS)
        first, second = self.parts(2)
        for name, change, words in (
            ("a result is gone", "DELETE FROM result WHERE subject_id = 'S040'", ["changed.db: is not complete: rule size.students has 24 results for 25 subjects"]),
            ("it is said that there are fewer", "UPDATE share SET here = 3", ["changed.db: is not complete: rule size.students has"]),
            ("all are said to be fewer", "UPDATE share SET whole = 3", ["changed.db: is of another run than part-1.db"]),
            ("it claims to be another", "UPDATE part SET number = 1", ["changed.db: is part 1 of 2, as part-1.db is"]),
            ("it has the other's result", "UPDATE result SET subject_id = 'S000' WHERE subject_id = 'S040'", ["changed.db", "table result"]),
            ("it is no part of any number", "UPDATE part SET number = 0", ["changed.db", "table part"]),
            ("a number of parts that none has", "UPDATE part SET parts = 1000000000", ["changed.db", "table part"]),
            ("it is two parts", "INSERT INTO part VALUES (1, 2)", ["changed.db", "table part"]),
            ("it is none", "DELETE FROM part", ["changed.db"]),
            ("a table is another", "DROP TABLE share; CREATE TABLE share(rule, here, whole)", ["changed.db", "table share"]),
            ("a rule is another", "UPDATE rule SET id = 'size.pupils'", ["changed.db: is of another run"]),
            ("a result of no rule", "UPDATE result SET rule = 7 WHERE subject_id = 'S040'", ["changed.db: is not complete"]),
            ("an outcome that is none", "UPDATE result SET outcome = 'fine' WHERE subject_id = 'S040'", []),
            ("a verdict of no level", "UPDATE verdict SET level = 77 WHERE owner_id = 'S040'", []),
        ):
            with self.subTest(name):
                shutil.copy(self.path(second), self.path("changed.db"))
                self.sql(change, "changed.db")
                before = sorted(os.listdir(self.folder))
                done = self.hecha("merge", "out.db", first, "changed.db", err=words)
                self.assertIn(done.returncode, (65, 66, 70), done.err)
                self.assertEqual(done.out, "")
                self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_where_the_merge_cannot_be_written(self):
        self.records(SCHOOLS)
        parts = self.parts(2)
        self.refused(parts[1], code=73, out=parts[0], err=["part-1.db: is one part of an audit, and is not replaced", "missing: 1"])
        self.refused(*parts, code=64, out=parts[1], err=["part-2.db: is read by this run"])
        self.refused(*parts, code=73, out="no/such/folder/out.db", err=["no/such/folder/out.db"])
        self.refused(*parts, code=73, out="records.db", err=["records.db: is no saved audit, and is not replaced by one"])
        self.write("out.db", self.whole())
        self.hecha("merge", "out.db", *parts, "--quiet", code=1)

    def test_names_that_sql_or_sqlite_would_read_as_something_else(self):
        self.records(SCHOOLS)
        whole = self.whole()
        one, two = self.part(1, 2, "it's; --1.db"), self.part(2, 2, "file:two.db?mode=memory")
        self.hecha("merge", ":memory:", one, two, "--quiet", code=1)
        self.assertEqual(self.read(":memory:"), whole)


# Tables of another program, in no order, with values that are none, and records that lie nowhere.
SPOILT = """
    CREATE TABLE plain AS SELECT * FROM {table} ORDER BY random(); DROP TABLE {table}; ALTER TABLE plain RENAME TO {table};
    UPDATE {table} SET school_id = NULL WHERE rowid % 211 = 1;
    UPDATE {table} SET school_id = 'nowhere' WHERE rowid % 211 = 2;
"""
MORE = """
    UPDATE teacher SET employment = 'now and then' WHERE rowid % 97 = 0;
    UPDATE student SET status = 7 WHERE rowid % 89 = 0;
    UPDATE internship SET enterprise_id = NULL WHERE rowid % 53 = 1;
    UPDATE internship SET enterprise_id = 'E999' WHERE rowid % 53 = 2;
    UPDATE internship SET hours_per_day = 'many' WHERE rowid % 53 = 3;
"""


class City(run.Case):
    """The sample city under the shipped rules: waivers, an earlier audit, values that are passed over, projects."""

    WAIVERS = ["--waivers", os.path.join(run.SOURCE, "samples", "waivers.yaml")]
    RUNS = [
        # name, options, tables with rows in the ledger
        ("carried on, with waivers", [*WAIVERS, "--since", "old.db"], ["problem", "waiver", "owner_facet", "deadline", "evidence", "missing"]),
        ("a later day, with projects", ["--as-of", "2023-06-30", "--since", "old.db", "--include-unverified"], ["project_owner"]),
        ("some rules of a district", ["--within", "district:990102", "--rule", "staffing.*", "--since", "old.db"], ["history"]),
        ("one school", ["--within", "school:9901000002"], []),
    ]

    def setUp(self):
        super().setUp()
        self.hecha("init", "records.db", code=0)
        self.hecha("import", "records.db", *sorted(glob.glob(os.path.join(run.SOURCE, "samples", "city", "*.csv"))), code=0)

    def audit(self, name, *args):
        done = self.hecha("audit", "records.db", "--save", name, "--quiet", *args)
        self.assertIn(done.returncode, (0, 1, 2), done.err)

    def history(self, name):
        """Of findings that stood at all: since when, and whether they still do."""
        connection = sqlite3.connect(self.path(name))
        rows = connection.execute("SELECT found = '2019-03-01', resolved IS NULL FROM history").fetchall()
        connection.close()
        return set(rows)

    def count(self, table, name):
        connection = sqlite3.connect(self.path(name))
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        connection.close()
        return count

    def test_parts_are_the_whole_in_all_that_a_ledger_holds(self):
        self.audit("old.db", "--as-of", "2019-03-01")
        for table in ("teacher", "student", "internship"):
            self.sql(SPOILT.format(table=table))
        self.sql(MORE + "UPDATE school SET students = 3000 WHERE school_id < '9901000020'")
        for name, args, tables in self.RUNS:
            self.audit("whole.db", *args)
            for table in tables:
                self.assertGreater(self.count(table, "whole.db"), 0, table)
            for of in (2, 5):
                with self.subTest(name, of=of):
                    parts = [f"part-{number}.db" for number in range(1, of + 1)]
                    for number, part in enumerate(parts, 1):
                        self.audit(part, *args, "--part", f"{number}/{of}", "--jobs", str(number % 3 + 1))
                    self.assertIn(self.hecha("merge", "out.db", *parts, "--quiet").returncode, (0, 1))
                    self.assertEqual(self.read("out.db"), self.read("whole.db"))
        self.audit("whole.db", *self.RUNS[0][1])
        self.assertEqual(self.history("whole.db"), {(0, 1), (1, 0), (1, 1)})

    def test_what_was_merged_is_published_and_verified(self):
        for number in (1, 2, 3):
            self.audit(f"part-{number}.db", "--part", f"{number}/3")
        self.hecha("merge", "audit.db", "part-1.db", "part-2.db", "part-3.db", "--quiet", code=1)
        self.hecha("publish", "audit.db", "lists", "--quiet", code=0)
        self.hecha("verify", "lists", "records.db", "--quiet", code=0)


if __name__ == "__main__":
    unittest.main()
