#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program as its users meet it: words in, words and an exit code out.

usage: run.py PROGRAM SOURCE
Every test works in a folder of its own, with a small pack of one rule (tests/cli/pack) and the shipped schemas,
so that nothing here changes when the shipped rules do.
"""
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv.pop(1)), os.path.abspath(sys.argv.pop(1))
SCHEMAS = os.path.join(SOURCE, "schemas")
PACK = os.path.join(SOURCE, "tests", "cli", "pack")
COMMANDS = ["init", "import", "audit", "merge", "publish", "diff", "verify", "test", "rules", "coverage", "help"]
FORMATS = ["text", "json", "jsonl", "csv", "markdown", "junit"]

CITY = "city_id,name,reporting_date\nC1,云州,2019-03-22\n"
DISTRICT = "district_id,city_id,name\nD1,C1,东区\n"
SCHOOL = "school_id,district_id,city_id,name,kind,students\n"
LARGE, SMALL, SILENT = "S1,D1,C1,甲校,general,1300\n", "S2,D1,C1,乙校,general,1150\n", "S3,D1,C1,丙校,general,\n"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="hecha-cli-")
        self.addCleanup(shutil.rmtree, self.folder)

    def hecha(self, *args, code=None, out=(), err=(), env=None, **more):
        """Runs the program; checks the exit code and that all words of `out` and `err` are said."""
        environment = {"PATH": os.environ["PATH"], "TERM": "dumb", **(env or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        more.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([PROGRAM, *args], cwd=self.folder, env=environment, stderr=subprocess.PIPE,
                              timeout=120, check=False, **more)
        done.out, done.err = (done.stdout or b"").decode(), done.stderr.decode()
        said = f"\n$ hecha {' '.join(args)}\n{done.out}{done.err}exit code {done.returncode}"
        if code is not None:
            self.assertEqual(done.returncode, code, said)
        for word in out:
            self.assertIn(word, done.out, said)
        for word in err:
            self.assertIn(word, done.err, said)
        return done

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w" if isinstance(text, str) else "wb") as file:
            file.write(text)
        return name

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def records(self, schools, **more):
        """records.db with one city, one district and these schools."""
        self.hecha("init", "records.db", code=0)
        for entity, text in {"city": CITY, "district": DISTRICT, "school": SCHOOL + schools, **more}.items():
            self.write(entity + ".csv", text)
        files = [entity + ".csv" for entity in ("city", "district", "school", *more)]
        self.hecha("import", "records.db", *files, code=0)

    def audit(self, *args, **expected):
        return self.hecha("audit", "records.db", "--rules", PACK, *args, **expected)

    def sql(self, text, database="records.db"):
        connection = sqlite3.connect(self.path(database))
        connection.executescript(text)
        connection.commit()
        connection.close()

    def columns(self, table):
        connection = sqlite3.connect(self.path("records.db"))
        columns = [row[1:3] for row in connection.execute(f"PRAGMA table_info({table})")]
        connection.close()
        self.assertTrue(columns, table)
        return columns

    def published(self, folder):
        """The manifest of a publication, whose files are all as it says."""
        text = self.read(f"{folder}/manifest.json")
        for file in json.loads(text)["files"]:
            self.assertEqual(hashlib.sha256(self.read(f"{folder}/{file['path']}")).hexdigest(), file["sha256"], file["path"])
        return text

    def refuses(self, code, *words, database="records.db", args=()):
        """An audit that cannot be: the code, one message with these words, nothing on stdout, nothing written."""
        self.write("old.csv", "old")
        before = sorted(os.listdir(self.folder))
        done = self.hecha("audit", database, "--rules", PACK, "--save", "audit.db", "-o", "csv:old.csv", "-o",
                          "json:new.json", *args, code=code, err=words)
        self.assertEqual(done.out, "")
        self.assertEqual(done.err.count("\n"), 1, done.err)
        self.assertTrue(done.err.startswith("hecha: "), done.err)
        left = [name for name in os.listdir(self.folder) if not name.endswith(("-wal", "-shm", "-journal"))]
        self.assertEqual(sorted(left), before)
        self.assertEqual(self.read("old.csv"), b"old")


class Usage(Case):
    CASES = [
        # name, arguments, words of the message
        ("an unknown command, the nearest named", ["audt", "x.db"], ['"audt"', '"audit"']),
        ("an unknown command, nothing near", ["frobnicate"], ["frobnicate", "--help"]),
        ("an unknown option, the nearest named", ["audit", "x.db", "--as-off", "2019-03-22"], ["--as-off", "--as-of"]),
        ("an unknown option, nothing near", ["audit", "x.db", "--frobnicate"], ["--frobnicate", "--help"]),
        ("an unknown letter", ["audit", "-x", "x.db"], ["-x"]),
        ("an option of another command", ["init", "x.db", "--replace"], ["--replace"]),
        ("a missing value", ["audit", "x.db", "--as-of"], ["--as-of", "DATE"]),
        ("a missing value of a letter", ["audit", "x.db", "-o"], ["--output", "FORMAT"]),
        ("a value where none belongs", ["audit", "x.db", "--quiet=yes"], ["--quiet"]),
        ("a number that is none", ["audit", "x.db", "--jobs", "many"], ["--jobs", '"many"']),
        ("no workers", ["audit", "x.db", "--jobs", "0"], ["--jobs", '"0"']),
        ("a date that is none", ["audit", "x.db", "--as-of", "22.3.2019"], ["--as-of", "2019-03-22"]),
        ("a severity that is none", ["audit", "x.db", "--fail-on", "grave"], ["--fail-on", "major"]),
        ("a language that is none", ["rules", "--lang", "fr"], ["--lang", "zh", "en"]),
        ("a format that is none, the nearest named", ["audit", "x.db", "-o", "jsonk"], ['"jsonk"', '"json']),
        ("two formats for standard output", ["audit", "x.db", "-o", "json", "-o", "csv"], ["standard output"]),
        ("one file for two outputs", ["audit", "x.db", "-o", "json:a", "-o", "csv:a"], ["a:", "two outputs"]),
        ("one file for an output and the ledger", ["audit", "x.db", "-o", "json:a", "--save", "a"], ["two outputs"]),
        ("an output over the records", ["audit", "x.db", "-o", "csv:./x.db"], ["x.db", "read by this run"]),
        ("an output without a name", ["audit", "x.db", "-o", "json:"], ["--output"]),
        ("no records", ["audit"], ["hecha audit", "RECORDS.db"]),
        ("records twice", ["audit", "a.db", "b.db"], ["hecha audit", "RECORDS.db"]),
        ("nothing to import", ["import", "x.db"], ["hecha import", "FILE"]),
        ("help for an unknown command", ["help", "audti"], ['"audit"']),
        ("an unknown rule, the nearest named", ["rules", "--rules", PACK, "size.student"], ["size.students"]),
        ("an unknown rule to test", ["test", "--rules", PACK, "size.student"], ["size.student"]),
    ]

    def test_wrong_usage_is_64_and_one_message_on_standard_error(self):
        self.write("x.db", "left alone")
        for name, args, words in self.CASES:
            with self.subTest(name):
                done = self.hecha(*args, code=64, err=["hecha: ", *words])
                self.assertEqual(done.out, "")
                self.assertEqual(done.err.count("\n"), 1, done.err)
        self.assertEqual(self.read("x.db"), b"left alone")

    def test_every_mistake_of_a_line_is_told_at_once(self):
        done = self.hecha("audit", "x.db", "--jobs", "0", "--as-of", "soon", "--frobnicate", code=64)
        self.assertEqual(done.err.count("hecha: "), 3, done.err)

    def test_messages_speak_chinese_wherever_lang_stands(self):
        for args in (["--lang", "zh", "audt"], ["audit", "--lang=zh", "--frob"], ["audit", "--frob", "--lang", "zh"]):
            with self.subTest(args):
                self.hecha(*args, code=64, err=["没有"])

    def test_no_command_is_help_on_standard_error_and_64(self):
        done = self.hecha(code=64, err=["Usage: hecha COMMAND"])
        self.assertEqual(done.out, "")

    def test_words_after_two_dashes_are_files(self):
        self.hecha("audit", "--", "--quiet", code=66, err=["--quiet"])


class Help(Case):
    def test_the_language_is_lang_then_the_environment(self):
        for env, args, word in (
            ({}, [], "Commands"), ({"LANG": "zh_CN.UTF-8"}, [], "命令"), ({"LC_ALL": "zh_CN"}, [], "命令"),
            ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, [], "命令"),
            ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, [], "Commands"), ({"LC_ALL": "", "LANG": "zh"}, [], "命令"),
            ({"LANG": "de_DE.UTF-8"}, [], "Commands"), ({"LANG": "zh_CN.UTF-8"}, ["--lang", "en"], "Commands"),
        ):
            with self.subTest(env=env, args=args):
                self.hecha("--help", *args, code=0, out=[word], env=env)

    def test_help_of_a_command_is_the_same_both_ways(self):
        for command in COMMANDS:
            for lang in ("zh", "en"):
                with self.subTest(command, lang=lang):
                    one = self.hecha("help", command, "--lang", lang, code=0, out=["hecha " + command, "64", "73"])
                    other = self.hecha(command, "--help", "--lang", lang, code=0)
                    self.assertEqual(one.out, other.out)

    def test_help_lists_every_command_and_exit_code(self):
        done = self.hecha("--help", code=0)
        for command in COMMANDS:
            self.assertRegex(done.out, rf"(?m)^  {command}\b")
        self.assertEqual(codes_of(done.out), ["0", "1", "2", "64", "65", "66", "70", "73"])

    def test_help_of_audit_lists_every_format(self):
        self.hecha("help", "audit", code=0, out=["\n  " + name for name in FORMATS])

    def test_the_man_page_has_every_command_option_format_and_exit_code(self):
        with open(os.path.join(SOURCE, "core", "cli", "hecha.1"), encoding="utf-8") as file:
            page = file.read().replace("\\-", "-").replace("\\fP", "").replace("\\fI", "")
        helps = "".join(self.hecha("help", *command, code=0).out for command in [[], *([c] for c in COMMANDS)])
        words = COMMANDS + FORMATS + re.findall(r"--[a-z-]+", helps)
        self.assertIn("--include-unverified", words)
        for word in words:
            self.assertRegex(page, rf"(?m)^\.[A-Z]+ .*(?<![\w-]){word}(?![\w-])", word)
        for code in codes_of(helps):
            self.assertRegex(page, rf"(?m)^\.B {code}$")

    def test_version(self):
        with open(os.path.join(SOURCE, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"VERSION (\d+\.\d+\.\d+) ", file.read()).group(1)
        self.assertEqual(self.hecha("--version", code=0).out, f"hecha {version}\n")


def codes_of(text):
    return [str(code) for code in sorted({int(code) for code in re.findall(r"(?m)^  ( \d|\d\d)  ", text)})]


class Records(Case):
    def test_init_makes_a_table_for_every_schema(self):
        self.hecha("init", "records.db", code=0, out=["records.db"])
        connection = sqlite3.connect(self.path("records.db"))
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        connection.close()
        schemas = {name[:-5] for name in os.listdir(SCHEMAS) if name.endswith(".yaml")} - {"units"}
        self.assertLessEqual(schemas, tables)

    def test_init_never_overwrites(self):
        self.write("records.db", "mine")
        self.hecha("init", "records.db", err=["records.db"], code=73)
        self.assertEqual(self.read("records.db"), b"mine")

    def test_init_where_nothing_can_be_written_is_73(self):
        self.hecha("init", "no/such/folder/records.db", code=73, err=["records.db"])

    def test_import_says_what_it_loaded(self):
        self.hecha("init", "records.db", code=0)
        self.write("city.csv", CITY)
        self.write("list.csv", DISTRICT)
        self.hecha("import", "records.db", "city.csv", code=0, out=[" 1  city\n"])
        self.hecha("import", "records.db", "list.csv", "--entity", "district", "--lang", "zh", code=0, out=[" 1  区\n"])

    def test_a_bad_cell_is_told_with_file_line_and_value_and_nothing_is_loaded(self):
        self.hecha("init", "records.db", code=0)
        self.write("city.csv", CITY)
        self.write("district.csv", DISTRICT)
        self.write("school.csv", SCHOOL + LARGE + "S2,D1,C1,乙校,general,many\nS3,D1,C1,丙校,castle,3\n")
        self.hecha("import", "records.db", "city.csv", "district.csv", "school.csv", code=65,
                   err=["school.csv:3:", "many", "school.csv:4:", "castle"])
        connection = sqlite3.connect(self.path("records.db"))
        self.assertEqual(connection.execute("SELECT count(*) FROM city").fetchone(), (0,))
        connection.close()

    def test_a_row_that_is_there_needs_replace(self):
        self.records(SMALL)
        self.write("school.csv", SCHOOL + SMALL.replace("1150", "1300"))
        self.hecha("import", "records.db", "school.csv", code=65, err=["school.csv:2", "S2"])
        self.audit(code=1)
        self.hecha("import", "records.db", "school.csv", "--replace", code=0)
        self.audit(code=0)

    def test_a_form_that_is_not_there_is_66(self):
        self.hecha("init", "records.db", code=0)
        self.hecha("import", "records.db", "school.csv", code=66, err=["school.csv"])


class Audit(Case):
    def test_the_exit_code_tells_findings_from_doubts(self):
        for name, schools, args, code in (
            ("all is well", LARGE, [], 0), ("a finding", LARGE + SMALL, [], 1), ("a doubt", LARGE + SILENT, [], 2),
            ("a finding goes before a doubt", SMALL + SILENT, [], 1), ("a finding below", SMALL, ["--fail-on", "key"], 0),
            ("a doubt below", SILENT, ["--fail-on", "key"], 0), ("at the line", SMALL, ["--fail-on", "major"], 1),
            ("before the clause", SMALL, ["--as-of", "2009-01-01"], 0),
        ):
            with self.subTest(name):
                self.setUp()
                self.records(schools)
                self.audit(*args, code=code)

    def test_the_text_names_school_rule_and_figures_in_both_languages(self):
        self.records(LARGE + SMALL + SILENT)
        english = self.audit(code=1, out=["乙校", "1,200", "1,150", "50", "conditional"])
        chinese = self.audit("--lang", "zh", code=1, out=["乙校", "在校生规模", "限期整改"])
        self.assertEqual(english.err + chinese.err, "")
        self.assertNotIn("\x1b", english.out + chinese.out)

    def test_where_the_outputs_go(self):
        self.records(SMALL)
        text = self.audit(code=1).out
        self.assertEqual(self.audit("-o", "json:a.json", code=1).out, text, "files only: the text stays on the terminal")
        self.assertEqual(self.audit("-o", "text", code=1).out, text)
        self.assertEqual(self.audit("--quiet", "-o", "json:b.json", code=1).out, "")
        self.assertEqual(self.audit("--quiet", code=1).out, "")
        self.assertEqual(self.audit("-o", "json", "-o", "text:a.txt", code=1).out.encode(), self.read("a.json"))
        self.assertEqual(self.read("a.json"), self.read("b.json"))
        self.assertEqual(self.read("a.txt").decode(), text)

    def test_the_same_in_is_the_same_out_whatever_the_workers(self):
        self.records(LARGE + SMALL + SILENT)
        def outputs(mark, *args):
            files = [word for name in FORMATS for word in ("-o", f"{name}:{mark}.{name}")]
            self.audit(*files, "--save", mark + ".db", "--quiet", *args, code=1)
            return [self.read(f"{mark}.{name}") for name in FORMATS]
        once = outputs("a", "--jobs", "1")
        self.assertEqual(outputs("b", "--jobs", "1"), once)
        self.assertEqual(outputs("c", "--jobs", "2"), once)
        for name, content in zip(FORMATS, once):
            self.assertGreater(len(content), 20, name)
            self.assertNotIn(self.folder.encode(), content, name)

    def test_selection_by_rule_clause_and_record(self):
        self.records(SMALL + LARGE)
        for args, code in (
            (["--rule", "size.students"], 1), (["--rule", "size.*"], 1), (["--skip-rule", "size.*"], 0),
            (["--clause", "standard-2010:6"], 1), (["--clause", "standard-2010"], 1),
            (["--within", "school:S1"], 0), (["--within", "school:S2"], 1), (["--within", "district:D1"], 1),
            (["--rule", "size.student"], 64), (["--clause", "standard-2011"], 64), (["--within", "castle:S1"], 64),
            (["--integrity"], 1),
        ):
            with self.subTest(args):
                self.audit(*args, code=code)

    def test_a_reader_that_goes_away_is_no_fault(self):
        self.records("".join(f"S{i},D1,C1,学校{i},general,10\n" for i in range(2000)))
        read, write = os.pipe()
        os.close(read)
        done = self.audit(stdout=write, code=1)
        os.close(write)
        self.assertEqual(done.err, "")

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_73_and_said(self):
        self.records(SMALL)
        with open("/dev/full", "wb") as full:
            self.audit(stdout=full, code=73, err=["hecha: "])
            self.hecha("--help", stdout=full, code=73, err=["standard output"])

    def test_a_ledger_is_kept_under_any_name(self):
        self.records(SMALL)
        for name in ("it's; --a.db", ":memory:", "file:a.db?mode=memory"):
            with self.subTest(name):
                self.audit("--quiet", "--save", name, code=1)
                self.hecha("diff", name, name, code=0)

    def test_an_output_that_cannot_be_written_is_73(self):
        self.records(SMALL)
        self.audit("-o", "csv:no/such/folder/a.csv", code=73, err=["a.csv"])


class BadInput(Case):
    def test_no_such_records(self):
        self.refuses(66, "nowhere.db", database="nowhere.db")

    def test_a_folder(self):
        os.mkdir(self.path("folder.db"))
        self.refuses(66, "folder.db", database="folder.db")

    def test_a_text_file(self):
        self.write("text.db", "school_id,name\nS1,a long enough line of text\n" * 50)
        self.refuses(66, "text.db", database="text.db")

    def test_an_empty_file(self):
        self.write("empty.db", "")
        before = self.read("empty.db")
        done = self.hecha("audit", "empty.db", "--rules", PACK)
        self.assertIn(done.returncode, (65, 66), done.err)
        self.assertIn("empty.db", done.err)
        self.assertEqual(self.read("empty.db"), before)

    def test_a_missing_table(self):
        self.records(SMALL)
        self.sql("DROP TABLE teacher")
        self.refuses(65, "records.db", "teacher")

    def test_a_missing_column(self):
        self.records(SMALL)
        self.sql("ALTER TABLE teacher RENAME COLUMN title TO heading")
        self.refuses(65, "records.db", "teacher", "title")

    def test_a_column_of_the_wrong_type(self):
        # INTEGER would turn the name 007 into 7.
        self.records(SMALL)
        columns = ", ".join(f"{name} {'INTEGER' if name == 'name' else kind}" for name, kind in self.columns("leader"))
        self.sql(f"DROP TABLE leader; CREATE TABLE leader ({columns})")
        self.refuses(65, "records.db", "leader", "column name", "INTEGER")

    def test_a_value_of_the_wrong_type_is_reported_and_counts_as_missing(self):
        self.records(LARGE)
        columns = self.columns("school")
        names = ", ".join(name for name, _ in columns)
        self.sql(f"ALTER TABLE school RENAME TO old; CREATE TABLE school ({', '.join(' '.join(c) for c in columns)});"
                 f"INSERT INTO school ({names}) SELECT {names} FROM old; DROP TABLE old;"
                 "UPDATE school SET students = 'many'")
        self.audit(code=2, out=["S1", "students"])

    def test_records_damaged_in_the_middle(self):
        teachers = "teacher_id,school_id,name,employment\n" + "".join(
            f"T{i},S1,教师{i},full_time\n" for i in range(20000))
        self.records(LARGE, teacher=teachers)
        self.write("pack/size/teachers.lua", TEACHERS_RULE)
        size = os.path.getsize(self.path("records.db"))
        with open(self.path("records.db"), "r+b") as file:
            for at in range(size // 4 // 4096 * 4096, size // 4096 * 4096 * 3 // 4, 4096):
                file.seek(at)
                file.write(b"\xa5" * 4096)
        self.refuses(65, "records.db", args=["--rules", "pack"])

    def test_records_locked_by_another_program(self):
        self.records(SMALL)
        connection = sqlite3.connect(self.path("records.db"), isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        self.refuses(66, "records.db", "locked")
        connection.execute("ROLLBACK")
        connection.close()
        self.audit(code=1)

    def test_a_schema_with_an_error_is_told_with_file_and_line(self):
        self.records(SMALL)
        shutil.copytree(SCHEMAS, self.path("schemas"))
        with open(self.path("schemas/teacher.yaml"), encoding="utf-8") as file:
            text = file.read()
        lines = text.count("\n") + 1
        self.write("schemas/teacher.yaml", text + "frobnicate: true\n")
        self.refuses(65, f"teacher.yaml:{lines}:", "frobnicate", args=["--schemas", "schemas"])

    def test_no_schemas(self):
        self.records(SMALL)
        self.refuses(66, "nowhere", args=["--schemas", "nowhere"])

    def test_no_rules(self):
        self.records(SMALL)
        self.refuses(66, "nowhere", args=["--rules", "nowhere"])

    def test_a_rule_with_an_error_is_told_with_file_and_line(self):
        self.records(SMALL)
        for name, text, words in (
            ("not Lua", "return rule {\n  id = = 1\n}\n", ["broken.lua:2:"]),
            ("an unknown key", TEACHERS_RULE.replace("subject ", "frobs = 1,\n  subject "), ["broken.lua:", "frobs"]),
            ("an unknown clause", TEACHERS_RULE.replace("standard-2010:6", "standard-2010:99"), ["standard-2010:99"]),
            ("a severity that is none", TEACHERS_RULE.replace('"note"', '"grave"'), ["broken.lua:", "grave"]),
        ):
            with self.subTest(name):
                self.write("mine/size/broken.lua", text.replace("size.teachers", "size.broken"))
                self.refuses(65, *words, args=["--rules", "mine"])


TEACHERS_RULE = """-- A rule that reads the teachers.
return rule {
  id = "size.teachers", title = { zh = "教师", en = "Teachers" }, clauses = { "standard-2010:6" }, severity = "note",
  subject = "school",
  check = function(school) return at_least(school.teachers:where { employment = "full_time" }, 1) end,
  examples = {
    { "none", result = "fail", school = { teachers = { { employment = "part_time" } } } },
    { "one", result = "pass", school = { teachers = { { employment = "full_time" } } } },
  },
}
"""


class Rules(Case):
    def test_examples_that_hold(self):
        self.hecha("test", "--rules", PACK, code=0, out=["rules 1, examples 3, failed 0\n"])
        self.hecha("test", "size.students", "--rules", PACK, "--lang", "zh", code=0, out=["示例 3，"])

    def test_an_example_that_does_not_hold_stands_beside_what_came(self):
        shutil.copytree(PACK, self.path("pack"))
        with open(self.path("pack/size/students.lua"), encoding="utf-8") as file:
            text = file.read()
        self.write("pack/size/students.lua", text.replace("shortfall = 1", "shortfall = 7"))
        line = text[:text.index('"one too few"')].count("\n") + 1
        done = self.hecha("test", "size", "--rules", "pack", code=1,
                          out=[f"students.lua:{line}:", "one too few", "shortfall", "examples 3, failed 1"])
        self.assertRegex(done.out, r"expected 7 +actual 1\b")

    def test_the_list_has_a_line_for_each_rule(self):
        for args in ([], ["size"]):
            done = self.hecha("rules", *args, "--rules", PACK, code=0)
            self.assertEqual(done.out, "size.students  major  school  Number of students\n")

    def test_a_rule_is_shown_whole(self):
        self.hecha("rules", "size.students", "--rules", PACK, code=0, out=[
            "size.students", "Number of students", "major", "school", "standard-2010:6", "A standard for trying",
            "Have at least 1200 students.", "from the text", "2010-07-06", "min_students", "1200", "students.lua"])
        self.hecha("rules", "size.students", "--rules", PACK, "--lang", "zh", code=0, out=[
            "在校生规模", "重要", "示例设置标准", "据原文", "在校生数下限"])

    def test_packs_given_together_are_one_namespace(self):
        self.write("mine/size/teachers.lua", TEACHERS_RULE)
        self.hecha("rules", "--rules", PACK, "--rules", "mine", code=0, out=["size.students", "size.teachers"])
        self.write("mine/size/students.lua", TEACHERS_RULE.replace("size.teachers", "size.students"))
        self.hecha("rules", "--rules", PACK, "--rules", "mine", code=65, err=["size.students"])

    def test_the_shipped_rules_are_found_without_being_named(self):
        done = self.hecha("rules", code=0)
        self.assertGreater(done.out.count("\n"), 30)


if __name__ == "__main__":
    unittest.main()
