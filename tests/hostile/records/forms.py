# SPDX-License-Identifier: MIT
"""Forms loaded into a hostile database: all of them or none, and nothing of the file's own runs."""
import os

import base
import judge

FORM = "firm_id,name,staff\nF900,New,3\nF901,Newer,\n"
ROWS = [(base.Text(b"F900"), base.Text(b"New"), 3, None), (base.Text(b"F901"), base.Text(b"Newer"), None, None)]


class Forms:
    def load(self, name):
        """Imports the form into records.db; the exit code and message, after checks of what the tables hold now."""
        with open(os.path.join(self.judge.folder, "firm.csv"), "w", encoding="utf-8") as file:
            file.write(FORM)
        before = base.read(self.judge.path)
        try:
            code, out, told = self.judge.run("import", "records.db", "firm.csv", "--schemas", base.SCHEMAS)
        except judge.Fault as fault:
            raise AssertionError(f"{name}: {fault}") from None
        after = base.read(self.judge.path)
        self.assertIn(code, (0, 65, 66, 73), f"{name}: {told}")
        if code:
            self.assertTrue(told.startswith("hecha: records.db"), f"{name}: {told}")
            self.assertEqual(out, b"", name)
        wanted = dict(before)
        if code == 0:
            wanted["firm"] = sorted(before["firm"] + ROWS, key=repr)
        self.assertEqual(after, wanted, name)
        self.judge.counts["imports"] = self.judge.counts.get("imports", 0) + 1
        return code, told

    def test_forms_go_in_whole_or_not_at_all(self):
        for name, sql, codes in (
            ("sound", "", (0,)),
            ("triggers", "CREATE TRIGGER t AFTER INSERT ON firm BEGIN DELETE FROM school; END;"
             "CREATE TRIGGER u BEFORE INSERT ON firm BEGIN SELECT RAISE(IGNORE); END", (0, 65)),
            ("a trigger on another's view", "CREATE VIEW v AS SELECT 1 AS a; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM firm; END", (0, 65)),
            ("a check that calls a function", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
             "replace(sql, 'STRICT', 'STRICT') WHERE name = 'firm'", (0,)),
            ("an index on an expression", "CREATE INDEX i ON firm(hex(name))", (0, 65)),
            ("an index that allows each name once", "CREATE UNIQUE INDEX i ON firm(staff) WHERE staff = 3; ", (0, 65)),
            ("a column more that must be filled", "ALTER TABLE firm ADD COLUMN more TEXT NOT NULL DEFAULT 'x'", (0, 65)),
            ("a table less", "DROP TABLE post", (65,)),
            ("not ours", "PRAGMA application_id = 7", (65,)),
            ("of a later format", "PRAGMA user_version = 7", (65,)),
        ):
            with self.subTest(name):
                self.make("ours")
                with base.connection_to(self.judge.path) as connection:
                    try:
                        connection.executescript(sql)
                    except Exception as problem:  # an index that the rows do not allow
                        self.assertIn("UNIQUE", str(problem))
                code, told = self.load(name)
                self.assertIn(code, codes, told)

    def test_a_journal_of_others_removes_no_file(self):
        self.make("ours")
        letter = os.path.join(self.judge.folder, "letter.txt")
        with open(letter, "w", encoding="utf-8") as file:
            file.write("Dear colleague")
        with base.connection_to(self.judge.path) as connection:
            connection.execute("PRAGMA cache_size = 2")
            connection.execute("BEGIN")
            connection.execute("UPDATE teacher SET degree = 'associate'")
            with open(self.judge.path + "-journal", "rb") as file:
                journal = file.read()
            connection.execute("ROLLBACK")
        name = letter.encode()
        journal += b"".join(number.to_bytes(4, "big") for number in ((1 << 30) // 512 + 1,)) + name + len(name).to_bytes(4, "big")
        with open(self.judge.path + "-journal", "wb") as file:
            file.write(journal + sum(name).to_bytes(4, "big") + journal[:8])
        code, _, told = self.judge.run("import", "records.db", "letter.txt", "--entity", "firm", "--schemas", base.SCHEMAS)
        self.assertEqual(code, 66, told)
        self.assertIn("records.db-journal", told)
        self.assertTrue(os.path.exists(letter))
