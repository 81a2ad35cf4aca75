#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha publish`, `hecha verify` and `hecha diff`, as a bureau uses them.

usage: publish.py PROGRAM SOURCE
"""
import csv
import glob
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import unittest
import zipfile

import run

SAMPLES = os.path.join(run.SOURCE, "samples", "city")
MARK = "ZZPERSONZZ"

# Rules that try to tell of a person, in every place that a rule can write to.
LEAKS = {
    "reason": """
  subject = "school",
  applies = function(school)
    for t in school.teachers do if t.name ~= "nobody" then return "it was " .. t.name end end
  end,
  check = function(school) return at_least(school.students, 1) end,
  examples = { { "small", result = "fail", school = { students = 0, teachers = { { name = "nobody" } } } } },
""",
    "message": """
  subject = "school",
  check = function(school)
    for t in school.teachers do if t.name ~= "nobody" then error("it was " .. t.name) end end
    return at_least(school.students, 1)
  end,
  examples = { { "small", result = "fail", school = { students = 0, teachers = { { name = "nobody" } } } } },
""",
    "value": """
  subject = "teacher",
  check = function(teacher) return equal(teacher.name, "nobody") end,
  examples = { { "somebody", result = "fail", teacher = { name = "me" } } },
""",
    "date": """
  subject = "student",
  check = function(student) return at_least(student.birth_date, date "2100-01-01") end,
  examples = { { "born before", result = "fail", student = { birth_date = "2000-01-01" } } },
""",
    "rows": """
  subject = "school",
  check = function(school) return none(school.teachers:where { name = other_than { "nobody" } }) end,
  examples = { { "one", result = "fail", school = { students = 0, teachers = { { name = "me" } } } } },
""",
}


def leak(name, body):
    return f"""return rule {{
  id = "leak.{name}", title = {{ zh = "泄露", en = "A leak" }}, clauses = {{ "standard-2010:6" }}, severity = "minor",{body}}}
"""


def schema_marks():
    """(entity, field) that are personal, and the identifier of every entity that is about a person."""
    personal, identifiers = set(), {}
    for path in glob.glob(os.path.join(run.SCHEMAS, "*.yaml")):
        entity = os.path.basename(path)[:-5]
        about, field = False, None
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        for line in lines:
            if line.startswith("about_person: true"):
                about = True
            found = re.match(r"  (\w+):\s*$", line)
            field = found.group(1) if found else field
            if line.strip() == "personal: true":
                personal.add((entity, field))
            if about and line.strip() == "identifier: true":
                identifiers[field] = entity
    return personal, identifiers


def every_byte(folder):
    """(path, bytes) of every file, and of every member of what is compressed."""
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            with open(path, "rb") as file:
                data = file.read()
            yield path, data
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    for member in archive.namelist():
                        yield f"{path}!{member}", archive.read(member)


class Publishing(run.Case):
    def saved(self, schools, name="audit.db", *args, **more):
        self.records(schools, **more)
        self.audit("--quiet", "--save", name, *args)

    def publish(self, *args, **expected):
        return self.hecha("publish", *args, **{"code": 0, **expected})

    def manifest(self, folder="out"):
        return json.loads(self.read(f"{folder}/manifest.json"))

    def verify(self, *args, folder="out", records="records.db", pack=run.PACK, **expected):
        return self.hecha("verify", folder, records, "--rules", pack, *args, **expected)


class Folders(Publishing):
    def test_every_file_is_named_by_its_digest_and_every_link_leads_to_a_file(self):
        self.saved(run.LARGE + run.SMALL)
        self.publish("audit.db", "out", out=["files", "index.html"])
        listed = {file["path"]: file for file in self.manifest()["files"]}
        found = {os.path.relpath(path, self.path("out")) for path in glob.glob(self.path("out/**"), recursive=True)
                 if os.path.isfile(path)}
        self.assertEqual(found, set(listed) | {"manifest.json"})
        for path, file in listed.items():
            data = self.read("out/" + path)
            self.assertEqual((hashlib.sha256(data).hexdigest(), len(data)), (file["sha256"], file["bytes"]), path)
        for path in listed:
            if not path.endswith(".html"):
                continue
            page = self.read("out/" + path).decode()
            ids = set(re.findall(r' id="([^"]*)"', page))
            self.assertNotRegex(page, r"https?:|style=|<script>|onclick", path)
            for link in re.findall(r'(?:href|src)="([^"]*)"', page):
                file, _, anchor = link.partition("#")
                target = os.path.normpath(os.path.join("out", os.path.dirname(path), file or os.path.basename(path)))
                self.assertTrue(os.path.isfile(self.path(target)), f"{path}: {link}")
                if anchor and "=" not in anchor:
                    there = ids if not file else set(re.findall(r' id="([^"]*)"', self.read(target).decode()))
                    self.assertIn(anchor, there, f"{path}: {link}")

    def test_the_same_audit_gives_the_same_bytes(self):
        self.saved(run.LARGE + run.SMALL + run.SILENT)
        self.publish("audit.db", "one")
        self.publish("audit.db", "two", env={"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"})
        self.assertEqual(*[[(path[len(self.path(name)):], data) for path, data in sorted(every_byte(self.path(name)))]
                           for name in ("one", "two")])

    def test_a_publication_is_replaced_and_nothing_else_is(self):
        self.saved(run.LARGE)
        self.publish("audit.db", "out")
        self.write("out/manifest.json.sig", "signed")
        self.publish("audit.db", "out")
        self.assertFalse(os.path.exists(self.path("out/manifest.json.sig")))
        self.write("out/notes.txt", "mine")
        before = sorted(data for _, data in every_byte(self.path("out")))
        self.publish("audit.db", "out", code=73, err=["notes.txt"])
        self.assertEqual(sorted(data for _, data in every_byte(self.path("out"))), before)
        self.write("other/thing", "theirs")
        self.publish("audit.db", "other", code=73, err=["other"])
        self.assertEqual(os.listdir(self.path("other")), ["thing"])
        self.write("file", "theirs")
        self.publish("audit.db", "file", code=73, err=["file"])
        os.mkdir(self.path("empty"))
        self.publish("audit.db", "empty")
        self.publish("audit.db", "no/such/folder", code=73, err=["no/such/folder"])
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".")], [])

    def test_what_is_no_saved_audit_is_refused(self):
        self.records(run.LARGE)
        self.publish("records.db", "out", code=66, err=["records.db"])
        self.publish("nothing.db", "out", code=66, err=["nothing.db"])
        self.audit("--quiet", "--save", "audit.db")
        self.publish("audit.db", "out", "--edition", "subject", code=64, err=["--within school:ID"])
        self.publish("audit.db", "out", "--within", "school:S9", code=64, err=["school:S9"])
        self.publish("audit.db", "out", "--within", "city:C1", code=64, err=["city:C1"])
        self.publish("audit.db", "out", "--edition", "secret", code=64, err=["--edition"])
        self.assertFalse(os.path.exists(self.path("out")))


class Editions(Publishing):
    def test_the_public_edition_holds_nothing_personal(self):
        personal, identifiers = schema_marks()
        self.assertIn(("teacher", "name"), personal)
        self.assertIn("student_id", identifiers)
        self.hecha("init", "records.db", code=0)
        self.hecha("import", "records.db", *sorted(glob.glob(os.path.join(SAMPLES, "*.csv"))), code=0)
        connection = sqlite3.connect(self.path("records.db"))
        marked = 0
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            columns = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
            for column in columns:
                if column in identifiers:
                    connection.execute(f"UPDATE {table} SET {column} = '{MARK}' || {column}")
                elif (table, column) in personal and column in ("name", "identity_hash"):
                    marked += connection.execute(f"UPDATE {table} SET {column} = '{MARK}' || coalesce({column}, '')").rowcount
                elif (table, column) in personal and column == "birth_date":
                    marked += connection.execute(f"UPDATE {table} SET {column} = substr({column}, 1, 4) || '-07-11'").rowcount
        connection.commit()
        connection.close()
        self.assertGreater(marked, 1000)
        shutil.copytree(os.path.join(run.PACK, "regulations"), self.path("leaks/regulations"))
        for name, body in LEAKS.items():
            self.write(f"leaks/leak/{name}.lua", leak(name, body))
        self.hecha("audit", "records.db", "--rules", os.path.join(run.SOURCE, "rules"), "--rules", "leaks", "--quiet", "--save",
                   "audit.db", code=1)
        self.hecha("audit", "records.db", "--rules", os.path.join(run.SOURCE, "rules"), "--rules", "leaks", "--quiet", "--save",
                   "later.db", "--as-of", "2019-09-30", "--since", "audit.db", code=1)
        self.publish("later.db", "public", "--since", "audit.db")
        self.publish("audit.db", "auditor", "--edition", "auditor")
        for path, data in every_byte(self.path("public")):
            text = data.decode("utf-8", "replace")
            at = text.find(MARK)
            self.assertEqual(at, -1, f"{path}: {text[max(0, at - 200):at + 100]}")
            self.assertNotRegex(text, r"(?:19\d\d|200\d)-07-11", path)
        seen = {path for path, data in every_byte(self.path("auditor")) if MARK.encode() in data}
        self.assertIn(self.path("auditor/findings.csv"), seen)
        said = self.read("auditor/findings.json").decode()
        for words in (f"it was {MARK}", f'"actual_exact":"{MARK}', "-07-11"):
            self.assertIn(words, said)
        self.assertTrue(any("findings.xlsx!" in path for path in seen), seen)

    def test_small_numbers_of_people_are_withheld_and_nothing_gives_them_away(self):
        data = json.loads(self.public_sample())
        few = [result for result in data["results"] if result["message"] and "不足 5" in result["message"]["zh"]]
        self.assertGreater(len(few), 10)
        people = {"teacher", "student", "internship", "leader"}
        for result in data["results"]:
            said = json.dumps(result, ensure_ascii=False)
            for evidence in result["evidence"]:
                self.assertNotIn(evidence["entity"], people, said)
            for missing in result["missing"]:
                if missing["field"].split(".")[0] in people:
                    self.assertTrue(missing["rows"] is None or missing["rows"] == 0 or missing["rows"] >= 5, said)
            if result["unit"] in people and result["actual"] is not None:
                self.assertFalse(0 < result["actual"] < 5, said)
            found = re.fullmatch(r"(\d+)/(\d+)", result["actual_exact"] or "")
            if found and result["unit"] == "share" and result["shortfall_unit"] in people:
                part, whole = map(int, found.groups())
                self.assertFalse(0 < part < 5 or 0 < whole - part < 5, said)
            # A share that is withheld is not told by how many records show it.
            if result["unit"] == "share" and result["actual"] is None and result["actual_range"] is None:
                self.assertIsNone(result["evidence_count"], said)
            if found and "/" in (result["unit"] or "") and people & set(result["unit"].split("/")):
                self.assertFalse(any(0 < int(number) < 5 for number in found.groups()), said)

    def public_sample(self):
        self.hecha("init", "records.db", code=0)
        self.hecha("import", "records.db", *sorted(glob.glob(os.path.join(SAMPLES, "*.csv"))), code=0)
        self.hecha("audit", "records.db", "--quiet", "--save", "audit.db", "--rules", os.path.join(run.SOURCE, "rules"))
        self.publish("audit.db", "out")
        return self.read("out/findings.json")

    def test_values_that_were_passed_over_are_the_auditor_s_to_see(self):
        self.records(run.LARGE + run.SMALL)
        self.sql("PRAGMA ignore_check_constraints = 1; UPDATE school SET students = -4 WHERE school_id = 'S1'")
        self.audit("--quiet", "--save", "audit.db")
        for edition, *args in (("auditor",), ("public",), ("subject", "--within", "school:S1")):
            self.publish("audit.db", edition, "--edition", edition, *args)
            for page, words in (("index.html", ["记录中被略过的值", "<code>school.students</code> <bdi>S1</bdi>：超出允许范围"]),
                                ("en/index.html", ["Values that were passed over", "<code>school.students</code> <bdi>S1</bdi>: outside the range"])):
                text = self.read(f"{edition}/{page}").decode()
                for word in words:
                    self.assertEqual(word in text, edition == "auditor", f"{edition}/{page}: {word}")

    def test_one_school_gets_what_is_about_itself(self):
        self.saved(run.LARGE + run.SMALL)
        self.publish("audit.db", "out", "--edition", "subject", "--within", "school:S2")
        data = json.loads(self.read("out/findings.json"))
        self.assertEqual([owner["id"] for owner in data["owners"]], ["S2"])
        self.assertEqual(sum(data["totals"].values()), 1)
        self.assertEqual(sum(level["owners"] for level in data["verdicts"]), 1)
        for path, content in every_byte(self.path("out")):
            self.assertNotIn("甲校", content.decode("utf-8", "replace"), path)
        self.assertEqual(os.listdir(self.path("out/school")), ["s2.html".replace("s", "~53")])


class Hostile(Publishing):
    NAMES = ["<script>alert(1)</script>", '=HYPERLINK("http://x.example","click")', "'; DROP TABLE school; --", "+1+1",
             "\u202eesrever\u202c", "a\u2028b\x07c", "]]><!--", "甲" * 10000, "{{7*7}}", "../../etc/passwd", '" onmouseover="x']

    def test_hostile_names_are_texts_in_every_format(self):
        self.records(run.LARGE)
        connection = sqlite3.connect(self.path("records.db"))
        connection.execute("DELETE FROM school")
        for number, name in enumerate(self.NAMES):
            connection.execute("INSERT INTO school(school_id, district_id, city_id, name, kind, students) VALUES(?,?,?,?,?,?)",
                               (f"../{number}<b>", "D1", "C1", name, "general", 1100))
        connection.commit()
        connection.close()
        self.audit("--quiet", "--save", "audit.db")
        self.publish("audit.db", "out", "--edition", "auditor")
        pages = [(path, data.decode()) for path, data in every_byte(self.path("out")) if path.endswith(".html")]
        self.assertEqual(len(os.listdir(self.path("out/school"))), len(self.NAMES))
        for path, page in pages:
            for tag in re.findall(r"<(/?[a-z0-9]+)", page):
                self.assertNotIn(tag, ("b", "/b") if "school/" in path else (), path)
            self.assertEqual(len(re.findall(r"<script", page)), 1 + ("map.html" in path), path)
            self.assertNotIn("onmouseover=\"", page.replace("&quot;", ""), path)
            self.assertNotRegex(page, "[\u202a-\u202e\u2028\x07]", path)
        with open(self.path("out/owners.csv"), encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), len(self.NAMES))
        self.assertEqual([row["owner_name"] for row in rows if "HYPERLINK" in row["owner_name"]], ["'" + self.NAMES[1]])
        self.assertEqual([row["owner_name"] for row in rows if row["owner_name"].startswith("甲")], ["甲" * 10000])
        data = json.loads(self.read("out/findings.json"))
        self.assertEqual({owner["name"] for owner in data["owners"]}, set(self.NAMES))
        with zipfile.ZipFile(self.path("out/findings.xlsx")) as book:
            for name in book.namelist():
                part = book.read(name).decode()
                self.assertNotRegex(part, "<f>|<hyperlink", name)


class Verifying(Publishing):
    def setUp(self):
        super().setUp()
        self.saved(run.LARGE + run.SMALL)
        self.publish("audit.db", "out")

    def test_what_is_the_same_is_said_to_be(self):
        self.verify(code=0, out=["byte for byte"])
        done = self.verify("--all", "--lang", "zh", code=0)
        self.assertEqual(done.out.count("逐字节一致"), len(self.manifest()["files"]) + len(self.manifest()["sources"]) + 3 + 1)
        self.assertEqual(self.verify("--quiet", code=0).out, "")

    def test_each_thing_that_is_another_is_named(self):
        def change(name, text):
            data = self.read(name)
            self.assertIn(text[0].encode(), data)
            self.write(name, data.replace(text[0].encode(), text[1].encode(), 1))

        cases = [
            ("a byte of a page", lambda: change("out/index.html", ("合格", "合適")), [], ["file index.html: changed after"]),
            ("a file that is gone", lambda: os.remove(self.path("out/rules.csv")), [], ["file rules.csv: missing"]),
            ("a folder in its place", lambda: (os.remove(self.path("out/rules.csv")), os.mkdir(self.path("out/rules.csv"))), [],
             ["file rules.csv: missing"]),
            ("a file that was added", lambda: self.write("out/en/more.html", "x"), [], ["file en/more.html: not part"]),
            ("a record", lambda: self.sql("UPDATE school SET students = 1149 WHERE school_id = 'S2'"), [],
             ["made from records: another", "result size.students school:S2: another",
              "published  1,150 students", "now        1,149 students", "file findings.json: not what"]),
            ("a limit", lambda: change("pack/limits.yaml", ("value: 1200", "value: 1250")), [],
             ["made from rules/limits.yaml: another", "limit min_students: another", "result size.students school:S2"]),
            ("a rule", lambda: change("pack/size/students.lua", ("at least 1200", "at  least 1200")), [],
             ["made from rules/size/students.lua: another"]),
        ]
        for name, alter, args, words in cases:
            with self.subTest(name):
                self.setUp()
                shutil.copytree(run.PACK, self.path("pack"))
                alter()
                self.verify(*args, pack="pack", code=1, out=words)

    def test_what_it_was_made_with_must_be_given(self):
        self.write("waivers.yaml", """waivers:
  - rule: size.students
    subject: "school:S2"
    basis: 示例〔2019〕2号
    approver: 市教育局
    from: 2019-01-01
    to: 2019-12-31
    justification: 新校区在建
""")
        self.audit("--quiet", "--save", "waived.db", "--waivers", "waivers.yaml", "--since", "audit.db")
        self.publish("waived.db", "out", "--since", "audit.db")
        self.verify(code=64, err=["--since"])
        self.verify("--since", "audit.db", code=64, err=["--waivers"])
        self.verify("--since", "audit.db", "--waivers", "waivers.yaml", code=0)
        page = self.read("out/school/~532.html").decode()
        self.assertIn("示例〔2019〕2号", page)
        overview = self.read("out/index.html").decode()
        for words in ("示例〔2019〕2号", "市教育局"):
            self.assertIn(words, overview)
        self.assertNotIn("新校区在建", overview)
        self.publish("waived.db", "ours", "--edition", "auditor")
        self.assertIn("新校区在建", self.read("ours/index.html").decode())

    def test_what_is_no_publication_is_refused(self):
        self.verify(folder=".", code=66, err=["manifest.json"])
        self.write("bad/manifest.json", "{")
        self.verify(folder="bad", code=65, err=["bad/manifest.json"])
        self.write("bad/manifest.json", '{"format": "other"}')
        self.verify(folder="bad", code=65, err=["bad/manifest.json"])
        text = json.loads(self.read("out/manifest.json"))
        text["files"][0]["path"] = "../../secret"
        self.write("bad/manifest.json", json.dumps(text))
        self.verify(folder="bad", code=65, err=["bad/manifest.json"])


class Diff(Publishing):
    def audits(self, *states):
        """a0.db, a1.db… of the same school with these numbers of students, each carrying the one before on."""
        for number, (date, students) in enumerate(states):
            for name in ("records.db",):
                if os.path.exists(self.path(name)):
                    os.remove(self.path(name))
            self.records(f"S1,D1,C1,甲校,general,{students}\n")
            since = ["--since", f"a{number - 1}.db"] if number else []
            self.audit("--quiet", "--as-of", date, "--save", f"a{number}.db", *since)

    def states(self, old, new, *args):
        return [(f["state"], f["cause"]) for f in json.loads(self.hecha("diff", old, new, "-o", "json", *args).out)["findings"]]

    def test_a_finding_keeps_its_identity_and_its_deadline(self):
        self.audits(("2019-01-01", 1100), ("2019-02-01", 1000), ("2019-04-20", 1190), ("2019-05-01", 1200), ("2019-06-01", 1150),
                    ("2019-07-01", ""))
        for old, new, state, code, words in (
            ("a0.db", "a1.db", "worse", 1, ["(100 more)", "2019-04-01: 59 days left"]),
            ("a1.db", "a2.db", "better", 0, ["(190 less)", "2019-04-01: overdue by 19 days", "Overdue"]),
            ("a2.db", "a3.db", "resolved", 0, ["conditional → qualified: 1 school"]),
            ("a3.db", "a4.db", "reopened", 1, ["2019-08-30: 90 days left"]),
            ("a4.db", "a5.db", "undecided", 2, ["2019-08-30: 60 days left"]),
        ):
            with self.subTest(state):
                self.assertEqual(self.states(old, new), [(state, "records")])
                self.hecha("diff", old, new, code=code, out=words)

    def test_what_the_law_changed_is_told_from_what_the_school_did(self):
        self.audits(("2019-01-01", 1200))
        shutil.copytree(run.PACK, self.path("pack"))
        self.write("pack/limits.yaml", self.read("pack/limits.yaml").decode().replace("1200", "1300"))
        self.hecha("audit", "records.db", "--rules", "pack", "--quiet", "--as-of", "2019-02-01", "--save", "b.db")
        self.assertEqual(self.states("a0.db", "b.db"), [("new", "requirement")])
        self.hecha("diff", "a0.db", "b.db", code=1,
                   out=["[the rule or limit, not the records]", "Fewest students (min_students): 1,200 → 1,300"])
        rows = list(csv.DictReader(io.StringIO(self.hecha("diff", "a0.db", "b.db", "-o", "csv").out.lstrip("\ufeff"))))
        self.assertEqual([(row["state"], row["cause"], row["to_shortfall"]) for row in rows], [("new", "requirement", "100")])

    def test_the_older_audit_comes_first(self):
        self.audits(("2019-01-01", 1100), ("2019-02-01", 1000))
        self.hecha("diff", "a1.db", "a0.db", code=64, err=["2019-02-01", "2019-01-01"])
        self.hecha("diff", "a0.db", "records.db", code=66, err=["records.db"])
        self.hecha("diff", "a0.db", "a0.db", "--quiet", code=0)
        self.publish("a0.db", "out", "--since", "a1.db", code=64, err=["a1.db"])
        self.audit("--as-of", "2019-01-01", "--since", "a1.db", code=64, err=["a1.db"])

    def test_the_site_shows_what_changed(self):
        self.audits(("2019-01-01", 1100), ("2019-04-20", 1000))
        self.publish("a1.db", "out", "--since", "a0.db")
        page = self.read("out/changes.html").decode()
        for word in ("加重", "整改逾期", "1,100 名学生", "1,000 名学生"):
            self.assertIn(word, page)
        self.publish("a1.db", "out")
        self.assertFalse(os.path.exists(self.path("out/changes.html")))
        self.assertNotIn("changes.html", self.read("out/index.html").decode())


if __name__ == "__main__":
    unittest.main()
